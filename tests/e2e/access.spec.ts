import type { Cookie } from '@playwright/test';
import { expect, test, type Page } from './browser.ts';
import {
	becomeAdmin,
	comeFromElsewhere,
	invite,
	openAccount,
	openElsewhere,
	signIn,
	takeInvitation
} from './people.ts';
import { expectWellMade } from './well-made.ts';

const WORKER = process.env.TEST_WORKER_INDEX;
/** A worker that takes the place of another makes an admin of its own. */
const NAME = `Giver Of Scopes ${WORKER}`;
const HEAD = `scopes-${WORKER}@example.org`;
const PHONE = { width: 360, height: 740 };

let cookies: Cookie[];

test.beforeAll(async ({ browser }) => {
	const page = await openElsewhere(browser);
	await becomeAdmin(page, HEAD, NAME);
	cookies = await page.context().cookies();
	await page.context().close();
});
test.beforeEach(async ({ context }) => {
	await comeFromElsewhere(context);
	await context.addCookies(cookies);
});

const status = (page: Page) => page.getByRole('status');
const problem = (page: Page) => page.getByRole('alert');

test('a coordinator is given what they answer for, until it ends', async ({ page, browser }) => {
	const other = await openElsewhere(browser);
	await takeInvitation(other, await invite(page, 'area@example.org', 'coordinator'), 'Area Person');
	await openAccount(page, 'Area Person');
	await expect(page.locator('main')).toContainText('Nothing yet.');
	await page.getByLabel('An area').selectOption('Svay Rieng');
	await page.getByRole('button', { name: 'Give', exact: true }).first().click();
	await expect(status(page)).toHaveText('It is given.');
	await page.getByLabel('One shelter, by its code').fill('kh-s-999');
	await page.getByRole('button', { name: 'Give', exact: true }).last().click();
	await expect(problem(page)).toHaveText('There is no shelter "KH-S-999".');
	await expect(page.getByLabel('One shelter, by its code')).toHaveValue('KH-S-999');
	await page.getByLabel('One shelter, by its code').fill('kh-s-002');
	await page.getByRole('button', { name: 'Give', exact: true }).last().click();
	await page.getByRole('button', { name: 'End: Svay Rieng' }).click();
	await expect(status(page)).toHaveText('It has ended.');
	await expect(page.getByRole('listitem')).toHaveText([/KH-S-002/]);
});

test('a grant is given with a reason, stands in the audit, and is revoked', async ({ page, browser }) => {
	const other = await openElsewhere(browser);
	await takeInvitation(other, await invite(page, 'study@example.org', 'researcher'), 'Study Person');
	await page.goto('/admin/grants');
	const give = async (email: string, code: string) => {
		await page.getByLabel('E-mail of whoever may see it').fill(email);
		await page.getByLabel('Code of the shelter or compound').fill(code);
		await page.getByLabel('Because').fill('A visit on Friday');
		await page.getByRole('button', { name: 'Give the grant' }).click();
	};
	await give('nobody@example.org', 'KH-S-003');
	await expect(problem(page)).toContainText('There is no account with the address nobody@example.org.');
	await expect(page.getByLabel('Because')).toHaveValue('A visit on Friday');
	await give(HEAD, 'KH-S-003');
	await expect(problem(page)).toContainText('A grant to oneself is no grant');
	await give('study@example.org', 'SRC-001');
	await expect(problem(page)).toContainText('There is no shelter or compound "SRC-001".');
	await give('study@example.org', 'kh-s-003');
	await expect(status(page)).toHaveText('The grant is given.');
	const row = page.getByRole('row', { name: /KH-S-003/ });
	await expect(row).toContainText('Study Person');
	await expect(row).toContainText('holds');
	await page.getByRole('button', { name: 'Revoke what Study Person may see of KH-S-003' }).click();
	await expect(row).toContainText('revoked');

	await page.getByRole('link', { name: 'Audit' }).click();
	await page.getByLabel('Record').fill('kh-s-003');
	await page.getByLabel('Who').fill(NAME.toLowerCase());
	await page.getByRole('button', { name: 'Show' }).click();
	const [newest, older] = [page.locator('tbody tr').nth(0), page.locator('tbody tr').nth(1)];
	await expect(newest).toContainText('Grant: changed');
	await expect(newest.locator('dl')).toHaveText(/Account\s+Study Person\s+Revoked\s+\d+ \w+ 20\d\d/);
	await expect(newest.locator('details')).toContainText('revoked_at');
	await expect(older).toContainText('Grant: added');
	await expect(older).toContainText('A visit on Friday');
	const address = await page.getByRole('link', { name: 'These entries as CSV' }).getAttribute('href');
	const csv = await page.request.get(address!);
	expect(csv.headers()['content-type']).toContain('text/csv');
	const lines = (await csv.text()).split('\n');
	expect(lines[0]).toBe('id,happened_at,actor,name,role,action,record_code,revision_id,before,after');
	expect(lines[1]).toContain(`${NAME},admin,update on grants,KH-S-003`);
	await page.getByLabel('Who').fill('nobody at all');
	await page.getByRole('button', { name: 'Show' }).click();
	await expect(page.locator('main')).toContainText('No entry is like that.');
});

test('an operator finds their shelter, writes where it is, and nobody else reaches it', async ({
	page,
	browser
}) => {
	const operator = await openElsewhere(browser);
	const email = `operator-${WORKER}@example.org`;
	await takeInvitation(operator, await invite(page, email, 'operator'), 'House Mother');
	await openAccount(page, 'House Mother');
	await page.getByLabel('One shelter, by its code').fill('KH-S-002');
	await page.getByRole('button', { name: 'Give', exact: true }).last().click();
	await signIn(operator, email);
	await operator.getByRole('link', { name: 'KH-S-002' }).click();
	await expect(operator.getByRole('heading', { level: 1 })).toHaveText('KH-S-002, exactly');
	await operator.getByLabel('Latitude').fill('104.912345');
	await operator.getByLabel('Longitude').fill('11.567891');
	await operator.getByLabel('How to find it').fill('Behind the mill');
	await operator.getByRole('button', { name: 'Save the place' }).click();
	await expect(problem(operator)).toContainText('look swapped');
	await expect(operator.getByLabel('How to find it')).toHaveValue('Behind the mill');
	await operator.setViewportSize(PHONE);
	await expectWellMade(operator, 'an exact place, refused');
	await operator.getByLabel('Latitude').fill('11.567891');
	await operator.getByLabel('Longitude').fill('104.912345');
	await operator.getByRole('button', { name: 'Save the place' }).click();
	await expect(status(operator)).toHaveText('The place is saved.');
	await expect(operator.locator('main dl')).toContainText('latitude 11.567891, longitude 104.912345');

	expect((await operator.goto('/exact/KH-S-001'))?.status()).toBe(404);
	await page.goto('/admin/audit?record=KH-S-002');
	await expect(page.locator('tbody')).toContainText('Wrote where a shelter is');
	await expect(page.locator('tbody')).toContainText('Read a place exactly');
	const anybody = await openElsewhere(browser);
	await anybody.goto('/exact/KH-S-002');
	await expect(anybody).toHaveURL('/sign-in');
});

test('the holder of a grant reads the record until it is taken back', async ({ page, browser }) => {
	const reader = await openElsewhere(browser);
	const email = `grantee-${WORKER}@example.org`;
	await takeInvitation(reader, await invite(page, email, 'researcher'), 'Field Study');
	await signIn(reader, email);
	expect((await reader.goto('/exact/KH-S-004'))?.status()).toBe(404);
	await page.goto('/admin/grants');
	await page.getByLabel('E-mail of whoever may see it').fill(email);
	await page.getByLabel('Code of the shelter or compound').fill('KH-S-004');
	await page.getByLabel('Because').fill('Ask 012 345 678');
	await page.getByRole('button', { name: 'Give the grant' }).click();
	await expect(problem(page)).toContainText('Because: a telephone number');
	await page.getByLabel('Because').fill('A visit on Friday');
	await page.getByRole('button', { name: 'Give the grant' }).click();
	await expect(status(page)).toHaveText('The grant is given.');

	await reader.goto('/account');
	await expect(reader.getByRole('listitem')).toContainText('A visit on Friday');
	await expectWellMade(reader, 'an account with a grant');
	await reader.getByRole('link', { name: 'KH-S-004' }).click();
	await expect(reader.getByRole('heading', { level: 1 })).toHaveText('KH-S-004, exactly');
	await expect(reader.getByRole('button', { name: 'Save the place' })).toHaveCount(0);
	const written = await reader.request.post('/exact/KH-S-004?/place', {
		headers: { origin: new URL(reader.url()).origin },
		form: { lat: '11.5', lon: '104.9', address: '', contact: '' }
	});
	expect(written.status()).toBe(404);
	await page.getByRole('button', { name: /Revoke what Field Study may see/ }).click();
	expect((await reader.reload())?.status()).toBe(404);
});

test('what is shown of a compound is lessened at once, and more only by a tick', async ({
	page,
	browser
}) => {
	const anybody = await openElsewhere(browser);
	await anybody.goto('/compounds/KH-C-049');
	const name = (await anybody.getByRole('heading', { level: 1 }).textContent())!;
	await page.goto('/admin/disclosure');
	await page.getByLabel('Code of the shelter or compound').fill('kh-e-001');
	await page.getByRole('button', { name: 'Open' }).click();
	await expect(problem(page)).toContainText('There is no shelter or compound "KH-E-001".');
	await page.getByLabel('Code of the shelter or compound').fill('kh-c-049');
	await page.getByRole('button', { name: 'Open' }).click();
	const everybody = page.getByRole('region', { name: 'Everybody' });
	const set = async (shown: string) => {
		await everybody.getByLabel('Name').selectOption(shown);
		await everybody.getByLabel('Because').fill('a victim asks for it');
		await everybody.getByRole('button', { name: 'Save for Everybody' }).click();
	};
	await set('hidden');
	await expect(status(page)).toContainText('Saved.');
	await expect(everybody).toContainText('Because: a victim asks for it');
	await anybody.reload();
	await expect(anybody.getByRole('heading', { level: 1 })).not.toContainText(name);
	expect(await anybody.content()).not.toContain(name);

	await set('shown');
	await expect(problem(page)).toContainText('it shows more than until now');
	await expect(everybody.getByLabel('Because')).toHaveValue('a victim asks for it');
	await everybody.getByLabel('More than until now').check();
	await set('shown');
	await expect(status(page)).toContainText('Saved.');
	for (const width of [360, 1280]) {
		await page.setViewportSize({ width, height: 740 });
		await expectWellMade(page, 'what is shown of a compound');
		await page.goto('/admin/disclosure');
		await expect(page.locator('tbody')).toContainText('KH-C-049');
		await expectWellMade(page, 'what was set');
		await page.goBack();
	}
});
