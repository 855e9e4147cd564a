import type { Cookie } from '@playwright/test';
import { expect, test, type Page } from './browser.ts';
import {
	becomeAdmin,
	comeFromElsewhere,
	createAdmin,
	invite,
	openAccount,
	openElsewhere,
	PASSPHRASE,
	signIn,
	takeInvitation
} from './people.ts';
import { expectWellMade } from './well-made.ts';

const PAGES = [
	'users',
	'invitations',
	'review',
	'audit',
	'audit/1',
	'disclosure',
	'disclosure/KH-S-001',
	'grants',
	'takedowns'
].map((name) => `/admin/${name}`);

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

	await openAccount(page, 'Sok Dara');
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
	await openAccount(page, 'Bopha Keo');
	await page.getByRole('button', { name: 'Write a link' }).click();
	const link = await page.getByLabel('The link for bopha@example.org').inputValue();
	await other.goto(new URL(link).pathname);
	await expect(other.getByRole('button', { name: 'Let me in again' })).toBeVisible();

	await openAccount(page, 'Bopha Keo');
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
