import type { Cookie } from '@playwright/test';
import { expect, test, type Page } from './browser.ts';
import {
	becomeAdmin,
	comeFromElsewhere,
	createAdmin,
	openElsewhere,
	PASSPHRASE,
	signIn,
	takeInvitation
} from './people.ts';
import { expectWellMade } from './well-made.ts';

const PAGES = ['users', 'invitations', 'review', 'audit', 'audit/1', 'grants', 'takedowns'].map(
	(name) => `/admin/${name}`
);

/** A worker that takes the place of another makes an admin of its own. */
const NAME = `Head Of Office ${process.env.TEST_WORKER_INDEX}`;
const HEAD = `head-${process.env.TEST_WORKER_INDEX}@example.org`;

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

/** Invites by the form, and gives the path of the link that it shows. */
async function invite(page: Page, email: string, role: string): Promise<string> {
	await page.goto('/admin/invitations');
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Role').selectOption(role);
	await page.getByRole('button', { name: 'Write the invitation' }).click();
	const link = await page.getByLabel(`The link for ${email}`).inputValue();
	expect(link).toMatch(/^http:\/\/localhost:\d+\/invitation\/[\w-]{43}$/);
	return new URL(link).pathname;
}

/** Opens the page of somebody from the list. */
async function open(page: Page, name: string) {
	await page.goto('/admin/users');
	await page.getByRole('link', { name, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

test('for anybody else there are no such pages, neither to read nor to write', async ({ page, browser }) => {
	const link = await invite(page, 'reader@example.org', 'researcher');
	const reader = await openElsewhere(browser);
	const say = async (address: string) => {
		const answer = await reader.goto(address);
		return [answer?.status(), await reader.locator('main').innerText(), await reader.title()];
	};
	const nowhere = await say('/no-such-page');
	expect(nowhere[0]).toBe(404);
	for (const address of ['/admin', ...PAGES, '/admin/users/somebody'])
		expect(await say(address)).toEqual(nowhere);
	expect((await reader.request.get('/admin/audit.csv')).status()).toBe(404);

	await takeInvitation(reader, link, 'Only Reader');
	await signIn(reader, 'reader@example.org');
	await expect(reader).toHaveURL('/account');
	for (const address of ['/admin', ...PAGES, '/admin/users/somebody'])
		expect(await say(address)).toEqual(nowhere);
	expect((await reader.request.get('/admin/audit.csv')).status()).toBe(404);
	const own = await page.goto('/admin/users').then(() => page.getByRole('link', { name: 'Only Reader' }));
	const path = (await own.getAttribute('href'))!;
	const origin = new URL(page.url()).origin;
	for (const [action, form] of [
		[`${path}?/role`, { role: 'admin', sure: 'yes' }],
		[`${path}?/sessions`, {}],
		[`${path}?/remove`, { email: 'reader@example.org' }],
		['/admin/invitations?/invite', { email: 'reader@example.org', role: 'admin' }],
		['/admin/invitations?/revoke', { id: '1' }],
		[
			'/admin/grants?/give',
			{ email: 'reader@example.org', code: 'KH-S-002', until: '2026-11-30', reason: 'x' }
		],
		['/admin/grants?/revoke', { id: '1' }],
		['/admin/takedowns?/grant', { id: '1', code: 'KH-S-002', text: 'x' }],
		['/admin/takedowns?/refuse', { id: '1', text: 'x' }],
		[`${path}?/giveShelter`, { shelter: 'KH-S-002' }],
		[`${path}?/endScope`, { id: '1' }]
	] as const) {
		const answer = await reader.request.post(action, { form, headers: { origin, accept: 'text/html' } });
		expect(answer.status(), action).toBe(404);
	}
	await page.reload();
	await expect(page.getByRole('row', { name: /Only Reader/ })).toContainText('Researcher');
});

test('an admin without a second factor is led to set it up', async ({ browser }) => {
	const page = await openElsewhere(browser);
	await takeInvitation(page, await createAdmin('no-factor@example.org'), 'No Factor');
	await signIn(page, 'no-factor@example.org');
	for (const address of PAGES) {
		await page.goto(address);
		await expect(page).toHaveURL('/account/second-factor');
	}
});

test('no form but that of an admin gives a role', async ({ page, browser }) => {
	const link = await invite(page, 'climber@example.org', 'donor');
	const climber = await openElsewhere(browser);
	const headers = { origin: new URL(page.url()).origin, accept: 'text/html' };
	const post = (address: string, form: Record<string, string>) =>
		climber.request.post(address, { form: { ...form, role: 'admin' }, headers });
	await post(link, { name: 'The Climber', passphrase: PASSPHRASE });
	await post('/sign-in', { email: 'climber@example.org', passphrase: PASSPHRASE });
	await post('/account', { old: PASSPHRASE, passphrase: 'another passphrase of theirs' });
	await post('/account/second-factor?/begin', { passphrase: 'another passphrase of theirs' });
	await climber.goto('/account');
	await expect(climber.locator('main')).toContainText('You are a donor.');
	await page.goto('/admin/users');
	await expect(page.getByRole('row', { name: /The Climber/ })).toContainText('Donor');
});

test('a role is changed once the box is ticked, and whoever has it is signed out', async ({
	page,
	browser
}) => {
	const link = await invite(page, 'sok@example.org', 'researcher');
	const sok = await openElsewhere(browser);
	await takeInvitation(sok, link, 'Sok Dara');
	await signIn(sok, 'sok@example.org');
	await expect(sok).toHaveURL('/account');

	await open(page, 'Sok Dara');
	await expect(page.locator('main')).toContainText('Signed in now: 1 browser.');
	await page.getByLabel('New role').selectOption('Coordinator');
	await page.locator('form[action="?/role"]').evaluate((form: HTMLFormElement) => (form.noValidate = true));
	await page.getByRole('button', { name: 'Change the role' }).click();
	await expect(problem(page)).toContainText('tick the box');
	await expect(page.getByLabel('New role')).toHaveValue('coordinator');
	await page.getByLabel('Yes, give Sok Dara this role').check();
	await page.getByRole('button', { name: 'Change the role' }).click();
	await expect(status(page)).toHaveText('The role is changed, and every session has ended.');
	await expect(page.locator('dl')).toContainText('Coordinator');
	await sok.goto('/account');
	await expect(sok).toHaveURL('/sign-in');

	await signIn(sok, 'sok@example.org');
	await page.getByRole('button', { name: 'End all sessions' }).click();
	await expect(status(page)).toHaveText('Every session has ended.');
	await expect(page.locator('main')).toContainText('Signed in now: nowhere.');
	await sok.goto('/account');
	await expect(sok).toHaveURL('/sign-in');
});

test('a new link lets somebody in again, and an account is removed once its address is typed', async ({
	page,
	browser
}) => {
	const other = await openElsewhere(browser);
	await takeInvitation(other, await invite(page, 'bopha@example.org', 'donor'), 'Bopha Keo');
	await open(page, 'Bopha Keo');
	await page.getByRole('button', { name: 'Write a link' }).click();
	const link = await page.getByLabel('The link for bopha@example.org').inputValue();
	await other.goto(new URL(link).pathname);
	await expect(other.getByRole('button', { name: 'Let me in again' })).toBeVisible();

	await open(page, 'Bopha Keo');
	await page.getByLabel('Type bopha@example.org to confirm').fill('sok@example.org');
	await page.getByRole('button', { name: 'Remove the account' }).click();
	await expect(problem(page)).toContainText('Nothing was removed');
	await page.getByLabel('Type bopha@example.org to confirm').fill('Bopha@example.org');
	await page.getByRole('button', { name: 'Remove the account' }).click();
	await expect(status(page)).toHaveText('The account is removed.');
	await expect(page.getByText('bopha@example.org')).toHaveCount(0);
	await signIn(other, 'bopha@example.org');
	await expect(problem(other)).toContainText('E-mail or passphrase is not right.');
	expect((await other.goto(new URL(link).pathname))?.status()).toBe(410);
});

test('an invitation is listed until it is revoked, and one of another role is refused', async ({ page }) => {
	const link = await invite(page, 'open@example.org', 'coordinator');
	const row = page.getByRole('row', { name: /open@example.org/ });
	await expect(row).toContainText('Coordinator');
	await expect(row).toContainText(NAME);
	await page.goto('/admin/invitations');
	await expect(page.getByLabel('The link for')).toHaveCount(0);
	await page.getByRole('button', { name: 'Revoke the invitation for open@example.org' }).click();
	await expect(status(page)).toHaveText('The invitation is revoked: its link is good no more.');
	await expect(row).toHaveCount(0);
	expect((await page.goto(link))?.status()).toBe(410);

	await page.goto('/admin/invitations');
	await page.getByLabel('E-mail').fill(HEAD);
	await page.getByLabel('Role').selectOption('donor');
	await page.getByRole('button', { name: 'Write the invitation' }).click();
	await expect(problem(page)).toContainText(`${HEAD} has an account with another role.`);
	await expect(page.getByLabel('E-mail')).toHaveValue(HEAD);
	await expect(page.getByLabel('Role')).toHaveValue('donor');
});

test('a coordinator is given what they answer for, until it ends', async ({ page, browser }) => {
	const other = await openElsewhere(browser);
	await takeInvitation(other, await invite(page, 'area@example.org', 'coordinator'), 'Area Person');
	await open(page, 'Area Person');
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

for (const [language, width] of [
	['en', 360],
	['en', 1280],
	['km', 360],
	['km', 1280]
] as const) {
	test(`the pages are well made at ${width} px, in ${language}`, async ({ page, context, baseURL }) => {
		await context.addCookies([{ name: 'language', value: language, url: baseURL! }]);
		await page.setViewportSize({ width, height: 740 });
		await page.goto('/admin/invitations');
		await page.locator('[name="email"]').fill(`look-${language}-${width}@example.org`);
		await page.locator('main form button').first().click();
		await expectWellMade(page, 'invitations, with a link');
		await page.goto('/admin/users');
		await expect(page.locator('html')).toHaveAttribute('lang', language);
		await expectWellMade(page, 'users');
		await page.locator('main').getByRole('link', { name: NAME }).click();
		await page.locator('[name="email"]:visible').fill('nobody');
		await page.locator('form[action="?/remove"] button').click();
		await expect(problem(page)).toBeVisible();
		await expectWellMade(page, 'a user');
		for (const address of ['/admin/audit', '/admin/grants', '/admin/takedowns', '/admin/invitations']) {
			await page.goto(address);
			await expectWellMade(page, address);
		}
	});
}
