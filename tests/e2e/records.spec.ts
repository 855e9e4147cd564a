import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './browser.ts';

const TODAY = 'as_of=2026-11-22';

const PAGES = [
	'/compounds',
	`/compounds?${TODAY}&q=Jinbai&activity=unknown,closed&area=KH18`,
	'/compounds?q=qqqq',
	`/compounds/KH-C-009?${TODAY}`,
	`/compounds/KH-C-012?${TODAY}`,
	`/events?${TODAY}&kind=raid,rescue&figure_type=single`,
	'/events/KH-E-013',
	'/events/KH-E-064'
];

for (const address of PAGES) {
	test(`${address} has no error, nothing that axe finds, and fits a phone`, async ({ page }) => {
		const errors: string[] = [];
		page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
		expect((await page.goto(address))?.status()).toBe(200);
		await page.waitForLoadState('networkidle');
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
		await page.setViewportSize({ width: 360, height: 780 });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
		expect(errors).toEqual([]);
	});
}

test('a researcher searches a misspelt name, opens a compound, follows it to an event and comes back', async ({
	page
}) => {
	await page.goto(`/compounds?${TODAY}`);
	await page.getByLabel('Search names').fill('Osmatch resort');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/q=Osmatch/);
	await page.getByRole('link', { name: 'O-Smach Resort', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('O-Smach Resort');
	await expect(
		page.getByText('Known only to its town: the point is the town and not the site.')
	).toBeVisible();
	await expect(page.getByText('This is an allegation unless a court has ruled.')).toBeVisible();
	const event = page.getByRole('table', { name: 'Events, newest first' }).getByRole('row').nth(1);
	await event.getByRole('rowheader').getByRole('link').click();
	await expect(page).toHaveURL(/\/events\/KH-E-\d+\?/);
	await page.getByRole('link', { name: 'O-Smach Resort' }).first().click();
	await expect(page).toHaveURL(/\/compounds\/KH-C-009\?/);
	await page.getByRole('link', { name: 'All compounds' }).click();
	await expect(page.getByLabel('Search names')).toHaveValue('Osmatch resort');
});

test('the file has the rows of the list, and is named for the day', async ({ page }) => {
	await page.goto(`/compounds?${TODAY}&area=KH18`);
	const count = Number(/^\d+/.exec(await page.getByRole('status').innerText())?.[0]);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'This list as CSV' }).click()
	]);
	expect(download.suggestedFilename()).toBe('sala-compounds-2026-11-22.csv');
	const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
	expect(count).toBeGreaterThan(2);
	expect(lines).toHaveLength(count + 1);
});

test('conditions are taken away one by one, and all at once', async ({ page }) => {
	await page.goto(`/events?${TODAY}&kind=raid,rescue&area=KH18`);
	await page.getByRole('link', { name: 'Take away: Raid' }).click();
	await expect(page).toHaveURL(/kind=rescue/);
	await page.getByRole('link', { name: 'Clear all' }).click();
	await expect(page).toHaveURL(`/events?${TODAY}`);
});

test('a description of violence stands behind a line that says so', async ({ page }) => {
	await page.goto('/events/KH-E-064');
	await expect(page.getByText('after torture')).toBeHidden();
	await page.getByText('may tell of violence or death').first().click();
	await expect(page.getByText('after torture').first()).toBeVisible();
	await page.goto(`/events?${TODAY}&kind=death`);
	await expect(page.getByText('torture')).toHaveCount(0);
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('the form filters, keeps what was asked, and pages go on and back', async ({ page }) => {
		await page.goto(`/events?${TODAY}`);
		await page.getByRole('link', { name: 'Next' }).click();
		await expect(page).toHaveURL(/start=/);
		await page.getByRole('link', { name: 'Previous' }).click();
		await page.locator('summary', { hasText: 'Kind' }).click();
		await page.getByRole('checkbox', { name: 'Raid' }).check();
		await page.getByRole('button', { name: 'Filter' }).click();
		await expect(page).toHaveURL(/kind=raid/);
		await expect(page.getByRole('checkbox', { name: 'Raid' })).toBeChecked();
	});
});

for (const [address, status, message] of [
	['/compounds/KH-C-014', 404, 'There is no compound "KH-C-014" to show.'],
	['/compounds/KH-C-999', 404, 'There is no compound "KH-C-999" to show.'],
	['/events/KH-E-999', 404, 'There is no event "KH-E-999" to show.'],
	['/compounds?activity=raided', 400, '"raided" is no value of activity.'],
	['/compounds?area=KH99', 400, 'No province has the P-code "KH99".'],
	['/events?from=2026-02-30', 400, '"2026-02-30" is not a day.'],
	['/events?start=KH-E-001', 400, 'No page of this list begins with "KH-E-001".'],
	['/compounds?start=57.KH-C-001', 400, 'No page of this list begins with "57.KH-C-001".']
] as const) {
	test(`${address} says what is wrong`, async ({ page }) => {
		expect((await page.goto(address))?.status()).toBe(status);
		await expect(page.getByText(message, { exact: true })).toBeVisible();
	});
}
