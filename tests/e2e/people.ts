import { randomInt } from 'node:crypto';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { toOneTimeCode } from '../support/one-time-code.ts';
import { startProcess } from '../support/server-process.js';
import { expect } from './browser.ts';

/** What everybody in these tests signs in with, until they change it. */
export const PASSPHRASE = 'four words nobody says';

/** Lets a browser come from an address that nobody else has, as attempts to sign in are counted by it. */
export function comeFromElsewhere(context: BrowserContext): Promise<void> {
	const address = `198.51.${randomInt(256)}.${randomInt(256)}`;
	return context.setExtraHTTPHeaders({ 'x-test-address': address });
}

/** A page in another browser of somebody else, or of the same person at another desk. */
export async function openElsewhere(browser: Browser): Promise<Page> {
	const context = await browser.newContext();
	await comeFromElsewhere(context);
	return context.newPage();
}

/** Runs `npm run admin:create` for the server of the tests, and gives the path of the link it wrote. */
export async function createAdmin(email: string): Promise<string> {
	const reach = JSON.parse(process.env.SALA_E2E_COMMANDS ?? '{}') as Parameters<typeof startProcess>[1];
	const command = startProcess([process.execPath, 'sala.js', 'admin:create', email], reach);
	await command.ended;
	const link = /http\S+\/invitation\/\S+/.exec(command.output())?.[0];
	if (link === undefined) throw new Error(`admin:create wrote no link:\n${command.output()}`);
	return new URL(link).pathname;
}

/** Opens the link of an invitation and makes the account. */
export async function takeInvitation(page: Page, link: string, name: string): Promise<void> {
	await page.goto(link);
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('New passphrase').fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Make my account' }).click();
	await expect(page.getByRole('status')).toHaveText(
		'Your account is ready. Sign in with the passphrase that you chose.'
	);
}

/** Invites somebody by the form as an admin, and gives the path of the link that it shows. */
export async function invite(page: Page, email: string, role: string): Promise<string> {
	await page.goto('/admin/invitations');
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Role').selectOption(role);
	await page.getByRole('button', { name: 'Write the invitation' }).click();
	const link = await page.getByLabel(`The link for ${email}`).inputValue();
	expect(link).toMatch(/^http:\/\/localhost:\d+\/invitation\/[\w-]{43}$/);
	return new URL(link).pathname;
}

/** Opens the page of an account from the list, as an admin. */
export async function openAccount(page: Page, name: string): Promise<void> {
	await page.goto('/admin/users');
	await page.getByRole('link', { name, exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

/** Signs in by the form, as far as a passphrase goes. */
export async function signIn(page: Page, email: string, passphrase = PASSPHRASE): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('E-mail').fill(email);
	await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Sets the second factor up; gives the secret of the app and the backup codes. */
export async function setUpSecondFactor(page: Page): Promise<{ secret: string; backupCodes: string[] }> {
	await page.goto('/account/second-factor');
	await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Go on' }).click();
	const secret = (await page
		.getByText(/^Secret: /)
		.locator('code')
		.textContent())!;
	const backupCodes = await page.locator('main li code').allTextContents();
	await page.getByLabel('Type the code that the app shows now').fill(toOneTimeCode(secret));
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page).toHaveURL('/account');
	return { secret, backupCodes };
}

/** Makes an admin with a second factor, who is signed in on the page. */
export async function becomeAdmin(page: Page, email: string, name: string) {
	await takeInvitation(page, await createAdmin(email), name);
	await signIn(page, email);
	return setUpSecondFactor(page);
}
