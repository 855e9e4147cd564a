import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from './browser.ts';

const PAGES = [
	'/shelters?as_of=2026-02-24',
	'/shelters?as_of=2026-02-24&area=KH12&status=full',
	'/countries?as_of=2026-02-24',
	'/countries?as_of=2026-02-24&nature=none',
	'/countries/ID?as_of=2026-02-05',
	'/countries/KE?as_of=2026-02-24',
	'/countries/ID?as_of=2026-02-05&fines_since=2026-01-16',
	'/countries/AD'
];

async function speak(page: Page, language: string): Promise<void> {
	const { SALA_E2E_URL: url = '' } = process.env;
	await page.context().addCookies([{ name: 'language', value: language, url }]);
}

for (const language of ['en', 'km']) {
	for (const address of PAGES) {
		test(`${address} in ${language} has no error, fits 360 px, and axe finds nothing`, async ({ page }) => {
			const errors: string[] = [];
			page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
			await speak(page, language);
			await page.setViewportSize({ width: 360, height: 780 });
			expect((await page.goto(address))?.status()).toBe(200);
			await page.waitForLoadState('networkidle');
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
			expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
			expect(errors).toEqual([]);
		});
	}
}

test('a shelter whose report expired is not shown as a place to send anyone, and unknown is not 0', async ({
	page
}) => {
	await page.goto('/shelters?as_of=2026-02-24');
	const indonesian = page.locator('#KH-S-002');
	await expect(indonesian).toContainText('too old to rely on: ask before sending anyone');
	await expect(indonesian).toContainText('only nationals of Indonesia');
	await expect(indonesian).toContainText('not known: never published');
	await expect(page.locator('[data-figure="KH-S-002"]')).toHaveText('not known');
	await expect(page.locator('[data-figure="KH-S-001"]')).toHaveText('150');
	await expect(page.getByText('no shelter registered')).toBeVisible();
	await expect(page.locator('[data-figure="shelters.KH12"]')).toHaveText('at least 150');
});

test('people by nationality are those worked by hand', async ({ page }) => {
	await page.goto('/countries?as_of=2026-02-24');
	await expect(page.locator('[data-figure="KE.precarious"]')).toHaveText('100-300, best 200');
	await expect(page.locator('[data-figure="GH.precarious"]')).toHaveText('300-500, best 300');
	await expect(page.locator('[data-figure="ID.accommodation"]')).toHaveText('not known');
	await page.goto('/countries/ID?as_of=2026-02-05');
	await expect(page.locator('[data-figure="country.accommodation"]')).toHaveText('1,213');
	await page.goto('/countries/ID?as_of=2026-02-22');
	await expect(page.locator('[data-figure="ID-embassy-registration-2026"]')).toHaveText('at most 4,033');
});

test('fines are those worked by hand, and every amount opens to what it was made of', async ({ page }) => {
	await page.goto('/countries?as_of=2026-02-24');
	await expect(page.locator('[data-figure="GH.fines.precarious"]')).toHaveText('3,000-5,000, best 3,000 USD');
	await expect(page.locator('[data-figure="KE.fines.precarious"]')).toHaveText('at most 3,000 USD');
	await page.goto('/countries/ID?as_of=2026-02-05');
	// 1,213 counted, of whom a waiver may cover 722; two days since the count of 3 February.
	await expect(page.locator('[data-figure="fines.day.accommodation"]')).toHaveText('4,910-12,130 USD');
	await expect(page.locator('[data-figure="fines.all.accommodation"]')).toHaveText('at least 9,820 USD');
	await page.locator('[data-figure="fines.day.accommodation"]').click();
	await expect(page).toHaveURL(/#fines\.accommodation$/);
	const parts = page.locator('[id="fines.accommodation"]');
	await expect(parts).toContainText('1,213 people counted; less those with a waiver, 491-1,213');
	await expect(parts).toContainText('people: 491-1,213 × 10 USD a person = 4,910-12,130 USD for one day');
	await expect(page.locator('#fines ~ ul').first()).toContainText('10 USD a person and day');
	await expect(page.locator('#fines ~ ul').first()).toContainText('Babe Indonesia');
	await page.locator('#fines ~ ul a').first().click();
	await expect(page).toHaveURL(/\/countries\/KH\?as_of=2026-02-05#KH-M-064$/);
	await expect(page.locator('#KH-M-064')).toContainText('Overstay fine');
});

test('a reader supposes since when they overstay, and sees the whole range', async ({ page }) => {
	await page.goto('/countries/GH?as_of=2026-02-24');
	await page.locator('input[name="fines_since"]').fill('2026-01-25');
	await page.locator('form:has(input[name="fines_since"]) button').click();
	await expect(page).toHaveURL(/as_of=2026-02-24&fines_since=2026-01-25/);
	// 30 days.
	await expect(page.locator('[data-figure="fines.all.precarious"]')).toHaveText(
		'90,000-150,000, best 90,000 USD'
	);
	await expect(page.locator('[id="fines.precarious"]')).toContainText('30 days, 26 Jan 2026 to 24 Feb 2026');
	// The fine was recorded on 22 January: what was owed before is open.
	await page.goto('/countries/GH?as_of=2026-02-24&fines_since=2026-01-01');
	await expect(page.locator('[data-figure="fines.all.precarious"]')).toHaveText(/^at least 102,000 USD/);
});

test('what is owed is not known where nobody counted, and nationals of the host state owe none', async ({
	page
}) => {
	await page.goto('/countries/BD?as_of=2026-02-24');
	await expect(
		page.getByText(/No figure names this nationality, so what its people owe is not known/)
	).toBeVisible();
	await page.goto('/countries/KH?as_of=2026-02-24');
	await expect(page.locator('#fines')).toHaveCount(0);
	await expect(page.locator('#KH-M-064')).toContainText('10 USD');
});

test('a page says how to cite it, with the day and what was known', async ({ page }) => {
	await page.goto('/countries/ID?as_of=2026-02-05');
	await expect(page.locator('.citation')).toContainText(
		/^Sala: Indonesia\. Situation of 5 Feb 2026, as it was known on 22 Nov 2026\..*as_of=2026-02-05&known_at=2026-11-22$/
	);
});

test('help stands apart from enforcement', async ({ page }) => {
	await page.goto('/countries/KR?as_of=2026-02-24');
	await expect(page.locator('#enforcement').locator('#KH-M-026')).toContainText('Charter flight home');
	await expect(page.locator('#help').locator('#KH-M-026')).toHaveCount(0);
	await expect(page.locator('#help').locator('#KH-M-027')).toContainText('ended');
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('lists are filtered, and one goes from a nationality to the shelter of its embassy', async ({
		page
	}) => {
		await page.goto('/countries?as_of=2026-02-24');
		await page.locator('select[name="nature"]').selectOption('none');
		await page.locator('form:has(select[name="nature"]) button').click();
		await expect(page).toHaveURL(/as_of=2026-02-24&nature=none/);
		await expect(page.locator('tr#BD')).toContainText('absence here is not evidence of absence');
		await expect(page.locator('tr#ID')).toHaveCount(0);
		await page.goto('/countries/ID?as_of=2026-02-05');
		await page.locator('#mission ~ ul a').first().click();
		await expect(page).toHaveURL(/\/shelters\?as_of=2026-02-05&start=KH-S-002#KH-S-002/);
		await page.goto('/shelters?as_of=2026-02-24');
		await page.locator('select[name="status"]').selectOption('full');
		await page.locator('form:has(select[name="status"]) button').click();
		await expect(page.locator('tbody tr[id]')).toHaveCount(1);
	});
});

for (const [address, status, message] of [
	['/countries/XX', 404, 'No country has the code "XX".'],
	['/countries/indonesia', 404, 'No country has the code "indonesia".'],
	['/countries/ID?fines_since=soon', 400, '"soon" is not a day.'],
	[
		'/countries/ID?as_of=2026-02-05&fines_since=2026-02-06',
		400,
		'They cannot overstay since 2026-02-06: that is after the day that is shown.'
	],
	['/countries?nature=warm', 400, 'There is no kind of measure "warm".'],
	['/shelters?status=warm', 400, 'There is no status "warm" of a shelter.'],
	['/shelters?area=%3Cscript%3E', 400, 'No province has the P-code "<script>".']
] as const) {
	test(`${address} says what is wrong and what to do`, async ({ page }) => {
		expect((await page.goto(address))?.status()).toBe(status);
		await expect(page.getByText(message, { exact: true })).toBeVisible();
	});
}

test('a code in small letters leads to its page, and a country without a record says so', async ({
	page
}) => {
	await page.goto('/countries/id?as_of=2026-02-05');
	await expect(page).toHaveURL(/\/countries\/ID\?as_of=2026-02-05/);
	await page.goto('/countries/AD');
	await expect(page.getByText(/Nothing in the record names Andorra/)).toBeVisible();
});

test('both lists come as CSV with the filter of the page, and nothing unknown is 0', async ({ request }) => {
	const shelters = await request.get('/shelters.csv?as_of=2026-02-24&area=KH12&status=full');
	expect(shelters.headers()['content-disposition']).toContain('sala-shelters-2026-02-24.csv');
	const [header = '', row = '', ...others] = (await shelters.text()).trim().split('\n');
	expect(others).toEqual([]);
	const cells = Object.fromEntries(header.split(',').map((name, place) => [name, row.split(',')[place]]));
	expect(cells).toMatchObject({ code: 'KH-S-001', status: 'full', people_best: '150', capacity: '' });
	const countries = await (await request.get('/countries.csv?as_of=2026-02-24&nature=none')).text();
	expect(countries).toContain('BD,false,0,0,,');
	expect(countries).not.toContain('\nID,');
	const all = await (await request.get('/countries.csv?as_of=2026-02-24')).text();
	const [names = '', ...lines] = all.trim().split('\n');
	const kenya = lines.find((line) => line.startsWith('KE,'))!.split(',');
	const cellsOfKenya = Object.fromEntries(names.split(',').map((name, place) => [name, kenya[place]]));
	expect(cellsOfKenya).toMatchObject({
		...{ fine_currency: 'USD', fines_from: 'KH-M-064;KH-M-001' },
		...{
			precarious_fines_a_day_low: '0',
			precarious_fines_a_day_best: '',
			precarious_fines_a_day_high: '3000'
		}
	});
	const bangladesh = lines.find((line) => line.startsWith('BD,'))!;
	expect(bangladesh).toMatch(/,{15,}$/);
});
