import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Cookie } from '@playwright/test';
import { startProcess } from '../support/server-process.js';
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
/** A shelter that reported to us; a worker that takes the place of another has one of its own. */
const SITE = `LV-S-50${WORKER}`;
const PAGE = `/shelters/${SITE}/holds`;
const COLUMNS =
	'id,name,operator,kind,province,locality,capacity,occupancy,as_of,status,eligibility,services,source_ids,note';
/** The server takes it for today. */
const TODAY = '2026-11-22';

let operator: Cookie[];
let admin: Cookie[];

/** Runs a command of `sala.js` for the server of the tests. */
async function run(...words: string[]): Promise<void> {
	const reach = JSON.parse(process.env.SALA_E2E_COMMANDS ?? '{}') as Parameters<typeof startProcess>[1];
	const command = startProcess([process.execPath, 'sala.js', ...words], reach);
	const { code } = await command.ended;
	expect(code, command.output()).toBe(0);
}

/** Imports the shelter as it reports itself today. */
async function report(occupancy: number, ...options: string[]): Promise<void> {
	const folder = await mkdtemp(path.join(tmpdir(), 'sala-holds-'));
	const file = path.join(folder, 'shelters.csv');
	const row = `${SITE},House of ${WORKER},Sisters,faith,Pursat,,40,${occupancy},${TODAY},open,women_only,shelter,SRC-041,`;
	await writeFile(file, `${COLUMNS}\n${row}\n`);
	await run('import', 'shelters', file, '--dataset', 'live', ...options);
	await rm(folder, { recursive: true });
}

test.beforeAll(async ({ browser }) => {
	await report(30);
	const desk = await openElsewhere(browser);
	await becomeAdmin(desk, `holds-${WORKER}@example.org`, `Head Of Holds ${WORKER}`);
	const page = await openElsewhere(browser);
	const email = `house-${WORKER}@example.org`;
	await takeInvitation(page, await invite(desk, email, 'operator'), `House Keeper ${WORKER}`);
	await openAccount(desk, `House Keeper ${WORKER}`);
	await desk.getByLabel('One shelter, by its code').fill(SITE);
	await desk.getByRole('button', { name: 'Give', exact: true }).last().click();
	await signIn(page, email);
	await expect(page.getByRole('link', { name: 'Beds held' })).toHaveAttribute('href', PAGE);
	operator = await page.context().cookies();
	admin = await desk.context().cookies();
	await page.context().close();
	await desk.context().close();
});
test.beforeEach(async ({ context }) => {
	await comeFromElsewhere(context);
	await context.addCookies(operator);
});

const status = (page: Page) => page.getByRole('status');
const problem = (page: Page) => page.getByRole('alert');
const counts = (page: Page) => page.locator('main dl').first().locator('dd');
const holdOf = (page: Page, people: number) =>
	page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: new RegExp(`^${people} p`) }) });

test('beds are held to the last one, what was typed is kept, and people come, leave and are turned away', async ({
	page
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto(PAGE);
	await expect(counts(page)).toHaveText([/^10$/, /^10/, /^0/]);
	await page.getByLabel('People', { exact: true }).fill('7');
	await page.getByText('What is known of them').click();
	await page.getByRole('combobox', { name: /^Sex/ }).selectOption('women and girls');
	await page.getByLabel('What for').fill('Bus, ask 012 345 678');
	await page.getByRole('button', { name: 'Hold the beds now' }).click();
	await expect(problem(page)).toContainText('What for: a telephone number');
	await expect(page.getByLabel('People', { exact: true })).toHaveValue('7');
	await page.getByLabel('What for').fill('Bus from Poipet');
	await page.getByRole('button', { name: 'Hold the beds now' }).click();
	await expect(status(page)).toHaveText('The beds are held.');
	await expect(counts(page)).toHaveText([/^3$/, /^10/, /^7/]);
	await expect(holdOf(page, 7)).toContainText('until 23 Nov 2026, 12:');

	await page.getByLabel('People', { exact: true }).fill('4');
	await page.getByText('What is known of them').click();
	await page.getByRole('combobox', { name: /^Sex/ }).selectOption('men and boys');
	await page.getByRole('button', { name: 'Hold the beds now' }).click();
	await expect(problem(page)).toContainText('Not so many beds are free: 3 can be promised now.');
	await expect(page.getByRole('combobox', { name: /^Sex/ })).toHaveValue('male');
	await expectWellMade(page, 'a hold that was refused');
	await page.getByRole('button', { name: 'Ask only' }).click();
	await expect(status(page)).toContainText('It holds no bed yet.');
	await expect(holdOf(page, 4)).toContainText('By its entry conditions the shelter does not let them in.');

	await holdOf(page, 7).getByLabel('People who came').fill('8');
	await page.getByRole('button', { name: 'They came: hold 1' }).click();
	await expect(holdOf(page, 7).getByRole('alert')).toContainText('Beds were held for 7.');
	await expect(holdOf(page, 7).getByLabel('People who came')).toHaveValue('8');
	await holdOf(page, 7).getByLabel('People who came').fill('5');
	await page.getByRole('button', { name: 'They came: hold 1' }).click();
	await expect(status(page)).toHaveText('They are here.');
	await expect(counts(page)).toHaveText([/^5$/, /^10/, /^5/]);
	await page.getByRole('button', { name: 'Hold the beds: hold 2' }).click();
	await expect(status(page)).toHaveText('The beds are held.');
	await holdOf(page, 4).getByText('Cancel it…').click();
	await holdOf(page, 4).getByLabel('Because').fill('Sent elsewhere');
	await page.getByRole('button', { name: 'Yes, cancel it: hold 2' }).click();
	await expect(status(page)).toHaveText('The hold is cancelled.');
	await page.getByText('Over (1)').click();
	await expect(holdOf(page, 4)).toContainText('Sent elsewhere');
	await page.getByText('They left…').click();
	await page.getByRole('button', { name: 'Yes, they left: hold 1' }).click();
	await expect(counts(page)).toHaveText([/^10$/, /^10/, /^0/]);

	await page.getByLabel('People, if known').fill('some');
	await page.getByLabel('Why').selectOption('no valid visa');
	await page.getByRole('button', { name: 'Write it down' }).click();
	await expect(problem(page)).toContainText('a whole number from 1 to 9,999');
	await expect(page.getByLabel('Why')).toHaveValue('no_visa');
	await page.getByLabel('People, if known').fill('');
	await page.getByRole('button', { name: 'Write it down' }).click();
	const entry = page.getByRole('row', { name: /22 Nov 2026/ });
	await expect(entry).toContainText('not known');
	await entry.getByText('Take it back…').click();
	await page.getByRole('button', { name: 'Yes, take it back: entry 1' }).click();
	await expect(page.locator('main')).toContainText('Nobody wrote down that people were turned away.');
});

test('of two who act on one hold, the second is told what it has become', async ({ page, context }) => {
	await page.goto(PAGE);
	await page.getByLabel('People', { exact: true }).fill('2');
	await page.getByRole('button', { name: 'Ask only' }).click();
	const other = await context.newPage();
	await other.goto(PAGE);
	await other.getByRole('button', { name: /^Hold the beds: hold/ }).click();
	await expect(status(other)).toHaveText('The beds are held.');
	await page.getByRole('button', { name: /^Hold the beds: hold/ }).click();
	await expect(problem(page)).toContainText('Somebody else was faster: this hold is now "Held".');
	await page.getByText('Cancel it…').click();
	await page.getByRole('button', { name: /^Yes, cancel it/ }).click();
	await expect(status(page)).toHaveText('The hold is cancelled.');
});

test('nobody else reaches the page', async ({ page, browser }) => {
	expect((await page.goto('/shelters/KH-S-001/holds'))?.status()).toBe(404);
	const anybody = await openElsewhere(browser);
	await anybody.goto(PAGE);
	await expect(anybody).toHaveURL('/sign-in');
});

test('what is held is taken off the beds of an area, and says so', async ({ page, context }) => {
	await page.goto(PAGE);
	await page.getByLabel('People', { exact: true }).fill('6');
	await page.getByRole('button', { name: 'Hold the beds now' }).click();
	await context.addCookies(admin);
	// While it is published, the newest day is today; other tests would see that.
	await report(31, '--publish', 'for a test');
	try {
		await page.goto(`/areas/KH15?as_of=${TODAY}`);
		const row = page.locator('#gap').getByRole('row', { name: new RegExp(SITE) });
		await expect(row).toContainText('6 held for people on the way');
		await expect(row.locator(`[data-figure="free.${SITE}"]`)).toHaveText('3');
		for (const width of [360, 1280]) {
			await page.setViewportSize({ width, height: 740 });
			await expectWellMade(page, 'beds of which some are held');
		}
	} finally {
		await run('withdraw', SITE, '--reason', 'for a test');
	}
});

for (const [language, width] of [
	['en', 1280],
	['km', 360]
] as const) {
	test(`the page is well made at ${width} px, in ${language}`, async ({ page, context, baseURL }) => {
		await context.addCookies([{ name: 'language', value: language, url: baseURL! }]);
		await page.setViewportSize({ width, height: 740 });
		await page.goto(PAGE);
		await page.locator('main input[name=people]').first().fill('1');
		await page.locator('main button[name=hold]').click();
		await expect(status(page)).toBeVisible();
		await expectWellMade(page, 'beds held');
	});
}
