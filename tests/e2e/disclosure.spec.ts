import type { Cookie } from '@playwright/test';
import { expect, test, type Page } from './browser.ts';
import { becomeAdmin, comeFromElsewhere, invite, openElsewhere, signIn, takeInvitation } from './people.ts';
import { expectWellMade } from './well-made.ts';

const WORKER = process.env.TEST_WORKER_INDEX;
const PHONE = { width: 360, height: 740 };

let admin: Cookie[];

test.beforeAll(async ({ browser }) => {
	const page = await openElsewhere(browser);
	await becomeAdmin(page, `gate-${WORKER}@example.org`, `Keeper Of Gates ${WORKER}`);
	admin = await page.context().cookies();
	await page.context().close();
});
test.beforeEach(({ context }) => comeFromElsewhere(context));

const signInAsAdmin = (page: Page) => page.context().addCookies(admin);

test('a researcher reads a compound under review, told that it is not public, and nobody else does', async ({
	page,
	browser
}) => {
	expect((await page.goto('/compounds/KH-C-014'))?.status()).toBe(404);
	const desk = await openElsewhere(browser);
	await signInAsAdmin(desk);
	const email = `researcher-${WORKER}@example.org`;
	await takeInvitation(page, await invite(desk, email, 'researcher'), 'Some Researcher');
	await signIn(page, email);
	await expect(page).toHaveURL('/account');
	expect((await page.goto('/compounds/KH-C-014'))?.status()).toBe(200);
	await expect(page.getByText('Not public: under review')).toBeVisible();
});

test('what waits for a second person is listed with what it says, and not published for nothing', async ({
	page
}) => {
	await signInAsAdmin(page);
	await page.goto('/admin/review');
	const waiting = page.getByRole('checkbox', { name: 'KH-C-014' });
	await expect(waiting).toBeVisible();
	const record = page.locator('section').filter({ has: waiting });
	await record.getByText('What it says').click();
	await expect(record.getByText('location_precision')).toBeVisible();
	await page.getByLabel('Reason, for the history').first().fill('a second source');
	await page.getByRole('button', { name: 'Publish what is ticked' }).click();
	await expect(page.getByRole('alert')).toContainText('Choose at least one record.');
	await expect(page.getByLabel('Reason, for the history').first()).toHaveValue('a second source');
	await page.getByLabel('Codes, with blanks between them').fill('KH-C-999');
	await page.getByLabel('Reason, for the history').last().fill('asked for');
	await page.getByRole('button', { name: 'Withdraw records' }).click();
	await expect(page.getByRole('alert')).toContainText('There is no record KH-C-999.');
	await expect(page.getByLabel('Codes, with blanks between them')).toHaveValue('KH-C-999');
	await expectWellMade(page, 'review');
	await page.setViewportSize(PHONE);
	await expectWellMade(page, 'review on a phone');
});

test('an act of writing opens to each record before and after', async ({ page }) => {
	await signInAsAdmin(page);
	await page.goto('/admin/audit?record=KH-C-014');
	await page
		.getByRole('link', { name: /^Wrote records/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Wrote records');
	await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
	await expectWellMade(page, 'revision');
});

test('whoever runs a shelter asks for it to be hidden without script, is warned of personal data, and gets a number', async ({
	browser
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE });
	await comeFromElsewhere(context);
	const page = await context.newPage();
	await page.goto('/shelters');
	await page.getByRole('link', { name: 'Do you run one of them?' }).click();
	await page.getByLabel('Which shelter').fill('KH-S-001');
	await page.getByLabel('Hide where it is').check();
	await page.getByLabel('Why, or what is wrong').fill('Call Sok on +855 12 345 678.');
	await page.getByRole('button', { name: 'Send the request' }).click();
	await expect(page.getByRole('alert')).toContainText('a telephone number');
	await expect(page.getByLabel('Which shelter')).toHaveValue('KH-S-001');
	await page.getByLabel('Why, or what is wrong').fill('Traffickers came to the door.');
	await page.getByRole('button', { name: 'Send the request' }).click();
	await expect(page.getByRole('status')).toContainText(/Request \d+ has arrived\./);
	await context.close();
});

test('the form to hide a shelter is well made, in Khmer too', async ({ page }) => {
	await page.setViewportSize(PHONE);
	await page.goto('/takedown');
	await expectWellMade(page, 'takedown');
	await page.context().addCookies([{ name: 'language', value: 'km', url: page.url() }]);
	await page.goto('/takedown');
	await expect(page.locator('html')).toHaveAttribute('lang', 'km');
	await expectWellMade(page, 'takedown in Khmer');
});
