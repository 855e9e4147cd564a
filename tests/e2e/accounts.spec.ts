import { toOneTimeCode } from '../support/one-time-code.ts';
import { expect, test, type Page } from './browser.ts';
import {
	becomeAdmin,
	comeFromElsewhere,
	createAdmin,
	openElsewhere,
	PASSPHRASE,
	setUpSecondFactor,
	signIn,
	takeInvitation
} from './people.ts';
import { expectWellMade } from './well-made.ts';

const WRONG = 'E-mail or passphrase is not right.';

test.beforeEach(({ context }) => comeFromElsewhere(context));

const problem = (page: Page) => page.getByRole('alert');
const signOut = (page: Page) => page.getByRole('button', { name: 'Sign out', exact: true }).click();

test('an invitation makes an account once, and says what is wrong with what was typed', async ({ page }) => {
	const link = await createAdmin('Once@Example.org');
	await page.goto(link);
	await expect(page.locator('main')).toContainText('It makes an account for once@example.org, as an admin.');
	await page.getByLabel('Your name').fill('Once Only');
	await page.getByLabel('New passphrase').fill('Once@Example.org');
	await page.getByRole('button', { name: 'Make my account' }).click();
	await expect(problem(page)).toHaveText('The passphrase is your e-mail address.');
	await expect(page.getByLabel('Your name')).toHaveValue('Once Only');
	await takeInvitation(page, link, 'Once Only');
	expect((await page.goto(link))?.status()).toBe(410);
	await expect(page.locator('main')).toContainText('This link is not good: it was used, it has expired');
	expect((await page.goto('/invitation/nobody-made-this'))?.status()).toBe(410);
});

test('a later invitation for an address puts an end to the one before', async ({ page }) => {
	const first = await createAdmin('later@example.org');
	await createAdmin('later@example.org');
	expect((await page.goto(first))?.status()).toBe(410);
});

test('whoever lost the passphrase and the phone is let in again by a new invitation', async ({
	page,
	browser
}) => {
	await becomeAdmin(page, 'lost@example.org', 'Lost Everything');
	const elsewhere = await openElsewhere(browser);
	await elsewhere.goto(await createAdmin('lost@example.org'));
	await expect(elsewhere.getByLabel('Your name')).toHaveValue('Lost Everything');
	await elsewhere.getByLabel('New passphrase').fill('five other words they chose');
	await elsewhere.getByRole('button', { name: 'Let me in again' }).click();
	await signIn(elsewhere, 'lost@example.org', 'five other words they chose');
	await expect(elsewhere.locator('main')).toContainText('Your role needs one.');
	await page.goto('/account');
	await expect(page).toHaveURL('/sign-in');
	await signIn(page, 'lost@example.org');
	await expect(problem(page)).toContainText(WRONG);
});

test('signing in asks for the passphrase, then for a code, and each backup code is good once', async ({
	page
}) => {
	const { secret, backupCodes } = await becomeAdmin(page, 'codes@example.org', 'Codes');
	expect(backupCodes).toHaveLength(10);
	await signOut(page);
	await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();

	await signIn(page, 'codes@example.org', 'not the right passphrase');
	await expect(problem(page)).toContainText(WRONG);
	await expect(page.getByLabel('E-mail')).toHaveValue('codes@example.org');
	await signIn(page, 'codes@example.org');
	await expect(page).toHaveURL('/sign-in/code');
	await page.goto('/account');
	await expect(page, 'a passphrase alone opens nothing').toHaveURL('/sign-in');

	await page.goto('/sign-in/code');
	await page.getByLabel('Code', { exact: true }).fill('not a code');
	await page.getByRole('button', { name: 'Go on' }).first().click();
	await expect(problem(page)).toContainText('That code is not right');
	await page.getByLabel('Code', { exact: true }).fill(toOneTimeCode(secret));
	await page.getByRole('button', { name: 'Go on' }).first().click();
	await expect(page).toHaveURL('/account');
	await signOut(page);

	for (const isFirst of [true, false]) {
		await signIn(page, 'codes@example.org');
		await page.getByText('Backup code', { exact: true }).click();
		await page.getByLabel('The app is not at hand').fill(backupCodes[0]!);
		await page.getByRole('button', { name: 'Go on' }).nth(1).click();
		if (isFirst) await signOut(page);
		else await expect(problem(page)).toContainText('is no longer good');
	}
});

test('five wrong codes end the attempt, and one signs in once more', async ({ page }) => {
	await becomeAdmin(page, 'wrong-codes@example.org', 'Wrong Codes');
	await signOut(page);
	await signIn(page, 'wrong-codes@example.org');
	for (let guess = 0; guess < 6; guess++) {
		await page.getByLabel('Code', { exact: true }).fill(`00000${guess}`);
		await page.getByRole('button', { name: 'Go on' }).first().click();
	}
	await expect(page).toHaveURL('/sign-in?again');
	await expect(problem(page)).toContainText('the code was wrong too often');
	await signIn(page, 'wrong-codes@example.org');
	await expect(page).toHaveURL('/sign-in/code');
});

test('another phone takes the place of the first', async ({ page }) => {
	const first = await becomeAdmin(page, 'phone@example.org', 'New Phone');
	await page.getByRole('link', { name: 'Another phone' }).click();
	await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
	await page.getByRole('button', { name: 'Take it off' }).click();
	const second = await setUpSecondFactor(page);
	expect(second.secret).not.toBe(first.secret);
	await signOut(page);
	await signIn(page, 'phone@example.org');
	await page.getByLabel('Code', { exact: true }).fill(toOneTimeCode(first.secret));
	await page.getByRole('button', { name: 'Go on' }).first().click();
	await expect(problem(page)).toContainText('That code is not right');
	await page.getByLabel('Code', { exact: true }).fill(toOneTimeCode(second.secret));
	await page.getByRole('button', { name: 'Go on' }).first().click();
	await expect(page).toHaveURL('/account');
});

test('another passphrase, and signing out everywhere, end every other session', async ({ page, browser }) => {
	const email = 'everywhere@example.org';
	await takeInvitation(page, await createAdmin(email), 'Every Where');
	await signIn(page, email);
	const elsewhere = await openElsewhere(browser);
	await signIn(elsewhere, email);
	await expect(elsewhere).toHaveURL('/account');

	await page.getByLabel('Passphrase until now').fill('this is not the old one');
	await page.getByLabel('New passphrase').fill('something long and different');
	await page.getByRole('button', { name: 'Change it' }).click();
	await expect(problem(page)).toHaveText('The passphrase is not right.');
	await page.getByLabel('Passphrase until now').fill(PASSPHRASE);
	await page.getByLabel('New passphrase').fill('something long and different');
	await page.getByRole('button', { name: 'Change it' }).click();
	await expect(page.getByRole('status')).toHaveText(
		'The passphrase is changed. Every other browser is signed out.'
	);
	await elsewhere.goto('/account');
	await expect(elsewhere).toHaveURL('/sign-in');

	await signIn(elsewhere, email, 'something long and different');
	await elsewhere.getByRole('button', { name: 'Sign out everywhere' }).click();
	await expect(elsewhere.getByRole('link', { name: 'Sign in' })).toBeVisible();
	await page.goto('/account');
	await expect(page).toHaveURL('/sign-in');
});

test('too many attempts say when to try again', async ({ page }) => {
	for (let guess = 0; guess < 10; guess++) {
		await signIn(page, 'guessed@example.org', `guess number ${guess} of them`);
		await expect(problem(page)).toContainText(WRONG);
	}
	await signIn(page, 'guessed@example.org');
	await expect(problem(page)).toHaveText(/^Tried too often\. Try again in 1[45] minutes\./);
	await expect(page.getByLabel('E-mail')).toHaveValue('guessed@example.org');
});

test('a cookie is out of reach of scripts, and nobody else hands one on', async ({
	page,
	context,
	request
}) => {
	await takeInvitation(page, await createAdmin('cookie@example.org'), 'Cookie');
	await signIn(page, 'cookie@example.org');
	const [cookie] = (await context.cookies()).filter(({ name }) => name.endsWith('session_token'));
	expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
	const form = { email: 'cookie@example.org', passphrase: PASSPHRASE };
	const foreign = await request.post('/sign-in', {
		form,
		headers: { origin: 'https://elsewhere.example.org' }
	});
	expect(foreign.status()).toBe(403);
	expect(foreign.headers()['set-cookie']).toBeUndefined();
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('one takes an invitation, signs in, sets the second factor up and signs out', async ({ page }) => {
		await becomeAdmin(page, 'no-script@example.org', 'No Script');
		await signOut(page);
		await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
	});
});

for (const language of ['en', 'km']) {
	test(`the pages are well made on a phone, in ${language}`, async ({ page, context, baseURL }) => {
		const email = `phone-${language}@example.org`;
		const link = await createAdmin(email);
		await context.addCookies([{ name: 'language', value: language, url: baseURL! }]);
		await page.setViewportSize({ width: 360, height: 740 });
		const go = (name: string, value: string) => page.locator(`main [name="${name}"]`).first().fill(value);
		const press = () => page.locator('main form button').first().click();

		await page.goto(link);
		await expect(page.locator('html')).toHaveAttribute('lang', language);
		await expectWellMade(page, 'invitation');
		await go('name', 'Someone');
		await go('passphrase', PASSPHRASE);
		await press();
		await expectWellMade(page, 'sign-in');
		await go('email', email);
		await go('passphrase', 'wrong, and long enough');
		await press();
		await expectWellMade(page, 'sign-in, refused');
		await go('passphrase', PASSPHRASE);
		await press();
		await expectWellMade(page, 'account');
		await page.goto('/account/second-factor');
		await expectWellMade(page, 'second factor');
		await go('passphrase', PASSPHRASE);
		await press();
		await expectWellMade(page, 'second factor, to scan');
		await go('code', toOneTimeCode((await page.locator('main p code').textContent())!));
		await press();
		await page.goto('/account/second-factor');
		await expectWellMade(page, 'second factor, on');
		await page.context().clearCookies({ name: /session/ });
		await page.goto('/sign-in');
		await go('email', email);
		await go('passphrase', PASSPHRASE);
		await press();
		await page.locator('summary').click();
		await expectWellMade(page, 'code');
	});
}
