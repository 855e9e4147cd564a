import type { Cookie } from '@playwright/test';
import { expect, test, type Page } from './browser.ts';
import {
	becomeAdmin,
	comeFromElsewhere,
	invite,
	openElsewhere,
	openAccount,
	setUpSecondFactor,
	signIn,
	takeInvitation
} from './people.ts';
import { expectWellMade } from './well-made.ts';

const WORKER = process.env.TEST_WORKER_INDEX;
const PHONE = { width: 360, height: 740 };

let coordinator: Cookie[];
let operator: Cookie[];

test.beforeAll(async ({ browser }) => {
	const desk = await openElsewhere(browser);
	await becomeAdmin(desk, `reports-${WORKER}@example.org`, `Head Of Reports ${WORKER}`);
	const hire = async (role: 'coordinator' | 'operator', name: string, give: () => Promise<void>) => {
		const page = await openElsewhere(browser);
		const email = `${role}-reports-${WORKER}@example.org`;
		await takeInvitation(page, await invite(desk, email, role), name);
		await openAccount(desk, name);
		await give();
		await signIn(page, email);
		await expect(page).toHaveURL(/account/);
		if (role === 'coordinator') await setUpSecondFactor(page);
		const cookies = await page.context().cookies();
		await page.context().close();
		return cookies;
	};
	coordinator = await hire('coordinator', `Reporter ${WORKER}`, async () => {
		await desk.getByLabel('An area').selectOption('Cambodia');
		await desk.getByRole('button', { name: 'Give', exact: true }).first().click();
		await expect(desk.getByRole('status')).toHaveText('It is given.');
	});
	operator = await hire('operator', `Keeper ${WORKER}`, async () => {
		await desk.getByLabel('One shelter, by its code').fill('KH-S-004');
		await desk.getByRole('button', { name: 'Give', exact: true }).last().click();
		await expect(desk.getByRole('status')).toHaveText('It is given.');
	});
	await desk.context().close();
});
test.beforeEach(({ context }) => comeFromElsewhere(context));

const status = (page: Page) => page.getByRole('status');

async function fillReport(page: Page, capacity: string, occupancy: string): Promise<void> {
	await page.getByLabel('Does it take people in?').selectOption('open');
	await page.getByLabel('Beds in all').fill(capacity);
	await page.getByLabel('People in it').fill(occupancy);
}

test('a coordinator with a phone finds the stalest shelter, confirms it, and reports another', async ({
	page,
	context
}) => {
	await context.addCookies(coordinator);
	await page.setViewportSize(PHONE);
	await page.goto('/');
	await page.getByRole('link', { name: 'Beds tonight' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Beds tonight');
	const stalest = page.locator('tbody tr').first();
	await expect(stalest).toContainText(/report without a day|never reported|expired/);
	const row = page.locator('tr#KH-S-001');
	await expect(row).toContainText('expired');
	await row.getByRole('button', { name: 'Still current: KH-S-001' }).click();
	await expect(status(page)).toHaveText('Confirmed. It counts as of today.');
	await expect(row).toContainText('22 Nov 2026, same day, up to date');

	await page.getByRole('link', { name: 'Report: KH-S-002' }).click();
	await fillReport(page, '1300', '1250');
	await page.getByRole('button', { name: 'Send the report' }).click();
	await expect(status(page)).toHaveText('The report is in. It counts from now on.');
	await expect(page.locator('[data-figure="free.KH-S-002"]')).toHaveText('50');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(status(page)).toHaveText('The report is taken back. The one before it counts again.');
	await expect(page.locator('[data-figure="free.KH-S-002"]')).toHaveText('not known');
});

test('what is typed outlives a connection that drops, and a page that is loaded anew', async ({
	page,
	context
}) => {
	await context.addCookies(coordinator);
	await page.goto('/shelters/KH-S-003');
	await page.waitForFunction(() => document.documentElement.matches(':root') && performance.now() > 0);
	await page.waitForLoadState('networkidle');
	await fillReport(page, '90', '31');
	await context.setOffline(true);
	await page.getByRole('button', { name: 'Send the report' }).click();
	await expect(page.getByRole('alert')).toContainText('There is no connection, so it was not sent.');
	await expect(page.getByLabel('People in it')).toHaveValue('31');
	await context.setOffline(false);
	await page.reload();
	await expect(status(page)).toContainText('What you typed before is filled in.');
	await expect(page.getByLabel('Beds in all')).toHaveValue('90');
	await page.getByRole('button', { name: 'Send the report' }).click();
	await expect(status(page)).toHaveText('The report is in. It counts from now on.');
	await page.reload();
	await expect(page.getByLabel('Beds in all')).toHaveValue('90');
	await expect(page.getByText('What you typed before is filled in.')).toHaveCount(0);
});

test('two people report one shelter: both are shown, and nothing is overwritten unseen', async ({
	page,
	context,
	browser
}) => {
	await context.addCookies(coordinator);
	await page.goto('/shelters/KH-S-004');
	const other = await openElsewhere(browser);
	await other.context().addCookies(operator);
	await other.goto('/shelters/KH-S-004');
	await fillReport(other, '40', '33');
	await other.getByRole('button', { name: 'Send the report' }).click();
	await expect(status(other)).toHaveText('The report is in. It counts from now on.');
	await other.context().close();

	await fillReport(page, '44', '20');
	await page.getByRole('button', { name: 'Send the report' }).click();
	const conflict = page.getByRole('region', { name: 'Somebody else was faster' });
	await expect(conflict.getByRole('row', { name: /Beds in all/ })).toContainText('44');
	await expect(conflict.getByRole('row', { name: /Beds in all/ })).toContainText('40');
	await expect(page.getByLabel('People in it')).toHaveValue('20');
	await expect(page.locator('[data-figure="free.KH-S-004"]')).toHaveText('7');
	await page.getByRole('button', { name: 'Send mine all the same' }).click();
	await expect(status(page)).toHaveText('The report is in. It counts from now on.');
	await expect(page.locator('[data-figure="free.KH-S-004"]')).toHaveText('24');
	await expect(page.getByRole('row', { name: /22 Nov 2026/ })).toHaveCount(2);
});

test('a shelter is entered, changed with a reason, and shown to nobody outside', async ({
	page,
	context,
	browser
}) => {
	await context.addCookies(coordinator);
	await page.goto('/shelters/new');
	await page.getByLabel('Name').fill('Quail House');
	await page.getByLabel('Area').selectOption('Phnom Penh');
	await page.getByLabel('Note').fill('ring 012 345 678');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert')).toContainText('Note');
	await expect(page.getByLabel('Name')).toHaveValue('Quail House');
	await page.getByLabel('Note').fill('behind a wall');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(status(page)).toContainText('It is entered, and counts for coordination now.');
	const code = /LV-S-\d{6}/.exec(page.url())![0];
	await page.getByRole('link', { name: 'Change the details' }).click();
	await page.getByLabel('Name').fill('Quail Hall');
	await page.getByLabel('Why is it changed?').fill('It was renamed');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(status(page)).toHaveText('The change is in.');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quail Hall');
	const anybody = await openElsewhere(browser);
	for (const path of [`/shelters/${code}`, '/shelters/board', '/shelters/new', '/figures/new']) {
		await anybody.goto(path);
		await expect(anybody, path).toHaveURL(/sign-in/);
	}
	await anybody.goto('/shelters');
	expect(await anybody.content()).not.toContain('Quail');
	await anybody.context().close();
});

test('a count changes what coordinators see of its area', async ({ page, context }) => {
	await context.addCookies(coordinator);
	await page.goto('/figures/new?area=KH24');
	await expect(page.getByLabel('Area')).toHaveValue('KH24');
	await page.getByLabel('Where they live').selectOption('street');
	await page.getByLabel('At least').fill('70');
	await page.getByLabel('At most').fill('60');
	await page.getByLabel('Who counted').fill('Outreach team');
	await page.getByRole('button', { name: 'Enter the count' }).click();
	await expect(page.getByText('At least: are the wrong way round')).toBeVisible();
	await page.getByLabel('At most').fill('80');
	await page.getByRole('button', { name: 'Enter the count' }).click();
	await expect(page).toHaveURL(/areas\/KH24/);
	await expect(page.locator('main')).toContainText('70-80');
});

test('a figure is set beside the others of its cell, recommended with a reason, and put back', async ({
	page,
	context
}) => {
	await context.addCookies(coordinator);
	await page.goto('/areas/KH12?as_of=2026-02-22');
	await page.locator('#KH-D-036').getByRole('link', { name: 'KH-D-036' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Count KH-D-036');
	const row = page.getByRole('row', { name: /KH-D-036/ });
	await expect(row).toContainText('it is the only current figure');
	await page.getByLabel('Why is it the best?').fill('We were there');
	await page.getByRole('button', { name: 'Recommend this count' }).click();
	await expect(status(page)).toHaveText('It is recommended, and used first.');
	await expect(page.getByLabel('Why is it the best?')).toHaveValue('We were there');
	await page.getByRole('button', { name: 'Take the recommendation back' }).click();
	await expect(status(page)).toHaveText('The recommendation is taken back.');
	await page.getByLabel('Counts partly the same people as').fill('river');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Why is it changed?: is missing')).toHaveCount(0);
	await page.getByLabel('Why is it changed?').fill('They live together');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(status(page)).toContainText('Counts that share a word are not added.');
	await expect(page.getByLabel('Counts partly the same people as')).toHaveValue('river');
});

test('an operator reports the own shelter, and knows of no other', async ({ page, context }) => {
	await context.addCookies(operator);
	await page.goto('/shelters/board');
	await expect(page.locator('tbody tr')).toHaveCount(1);
	await expect(page.locator('tbody tr')).toContainText('KH-S-004');
	await expect(page.getByRole('link', { name: 'Add a shelter' })).toHaveCount(0);
	for (const path of ['/shelters/KH-S-002', '/shelters/new', '/figures/new', '/events/new']) {
		const answer = await page.goto(path);
		expect(answer?.status(), path).toBe(404);
	}
});

test('beds are looked for for somebody', async ({ page, context }) => {
	await context.addCookies(coordinator);
	await page.goto('/shelters/board?sex=male&documents=no');
	await expect(page.getByText(/Free tonight for these people/)).toBeVisible();
	await expect(page.getByRole('columnheader', { name: 'For these people' })).toBeVisible();
});

for (const [language, width] of [
	['en', 360],
	['en', 1280],
	['km', 360]
] as const) {
	test(`board and forms are well made at ${width} px, in ${language}`, async ({ page, context, baseURL }) => {
		await context.addCookies([...coordinator, { name: 'language', value: language, url: baseURL! }]);
		await page.setViewportSize({ width, height: 740 });
		for (const path of [
			'/shelters/board',
			'/shelters/KH-S-002',
			'/shelters/new',
			'/figures/new',
			'/events/new',
			'/figures/KH-D-036?as_of=2026-02-22'
		]) {
			await page.goto(path);
			await expect(page.getByRole('heading', { level: 1 }), path).toBeVisible();
			await expectWellMade(page, path);
		}
	});
}
