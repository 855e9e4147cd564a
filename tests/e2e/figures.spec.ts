import { expect, test, type Page } from './browser.ts';
import {
	PHNOM_PENH_22_FEBRUARY,
	PHNOM_PENH_5_FEBRUARY,
	SITUATION_22_FEBRUARY,
	SITUATION_5_FEBRUARY,
	type Numbers
} from './by-hand.ts';

test.use({ javaScriptEnabled: false });

/** Every number of the page by its name. */
async function readNumbers(page: Page, address: string): Promise<Numbers> {
	await page.goto(address);
	const found = await page.locator('[data-figure]').all();
	return Object.fromEntries(
		await Promise.all(
			found.map(async (number) => [
				await number.getAttribute('data-figure'),
				(await number.innerText()).replace(/\s+/g, ' ').trim()
			])
		)
	) as Numbers;
}

test.describe('every number equals the one worked out by hand', () => {
	for (const [address, expected] of [
		['/?as_of=2026-02-05', SITUATION_5_FEBRUARY],
		['/?as_of=2026-02-22', SITUATION_22_FEBRUARY],
		['/areas/KH12?as_of=2026-02-05', PHNOM_PENH_5_FEBRUARY],
		['/areas/KH12?as_of=2026-02-22', PHNOM_PENH_22_FEBRUARY]
	] as const) {
		test(address, async ({ page }) => {
			expect(await readNumbers(page, address)).toEqual(expected);
		});
	}
});

test('the home page opens on the newest day with a number and says how old it is', async ({ page }) => {
	await page.goto('/');
	await expect(page.getByText('Situation of 24 Feb 2026')).toBeVisible();
	await expect(page.getByText('KH-D-039')).toBeVisible();
	await expect(page.getByText('271 days ago')).toBeVisible();
	await expect(page.locator('[data-figure="national.precarious"]')).toHaveText('at least 500');
});

test('a number opens to the figures used, those set aside, and the rule', async ({ page }) => {
	await page.goto('/?as_of=2026-02-05');
	await page.locator('[data-figure="KH12.without_shelter"]').click();
	const parts = page.locator('#parts');
	await expect(parts.getByRole('heading', { name: 'Without shelter, Phnom Penh' })).toBeVisible();
	await expect(parts.locator('#KH-D-040')).toContainText('Used: it is the only current figure');
	await expect(parts.locator('#KH-D-016')).toContainText('It is overdue');
	await expect(parts.locator('#KH-D-011')).toContainText('300-500, best 300 left on 24 Jan 2026 (KH-E-096)');
	await parts.getByRole('link', { name: 'SRC-036' }).click();
	await expect(page.locator('tr#SRC-036')).toContainText('Muria Network');
});

test('the national sum opens to its rows, and a row to its figures', async ({ page }) => {
	await page.goto('/?as_of=2026-02-22&open=national.precarious');
	const parts = page.locator('#parts');
	await expect(parts.getByRole('listitem')).toHaveText([
		/Banteay Meanchey: not known/,
		/Phnom Penh: at least 200/,
		/Preah Sihanouk: not known/,
		/Place not known: at least 300/
	]);
	await parts.getByRole('link', { name: 'at least 300' }).click();
	await expect(page.locator('#parts')).toContainText(
		'200-500, best 300, less the people whom areas count too: KH-D-036'
	);
});

test('a national sum says over how many provinces it goes, and what its rows have', async ({ page }) => {
	const parts = page.locator('#parts');
	await page.goto('/?as_of=2026-02-22&open=national.precarious');
	await expect(parts).toContainText('In 3 of 25 provinces, and in reports without a place.');
	await expect(parts).toContainText('rows of which a figure was ever published.');
	await page.goto('/?as_of=2026-02-22&open=national.accommodation');
	await expect(parts).toContainText('or a shelter is registered');
	await page.goto('/?as_of=2026-02-22&open=national.unaccounted');
	await expect(parts).toContainText('In 3 of 25 provinces, and in reports without a place.');
	await expect(parts).toContainText('rows in which such an event of the 30 days to this day is recorded');
	await expect(parts).not.toContainText('figure was ever published');
});

test('an event of which only the month or the year is known is given no day', async ({ page }) => {
	for (const [address, code, date] of [
		['/areas/KH07?as_of=2026-01-15', 'KH-E-080', 'Release, January 2026'],
		['/areas/KH22?as_of=2022-01-15', 'KH-E-002', 'Rescue, 2022'],
		['/areas/KH12?as_of=2024-01-15', 'KH-E-030', 'Raid, 2024']
	] as const) {
		await page.goto(address);
		await expect(page.locator(`tr#${code}`)).toContainText(date);
		await expect(page.locator(`tr#${code}`)).not.toContainText('1 Jan');
	}
});

test('an area says why nothing is current, and does not call expired what has no date', async ({ page }) => {
	const basisOf = (tier: string) =>
		page.locator('.tile', { has: page.locator(`[data-figure="area.${tier}"]`) }).locator('.basis');
	await page.goto('/areas/KH01?as_of=2026-02-22');
	await expect(basisOf('accommodation')).toHaveText('every count has expired');
	await page.goto('/areas/place-not-known?as_of=2026-01-20');
	await expect(basisOf('without_shelter')).toHaveText('no count has a date');
	await page.goto('/areas/place-not-known?as_of=2026-02-22');
	await expect(basisOf('accommodation')).toHaveText('no current count');
});

test('a closed figure leaves its cell not known and names the event', async ({ page }) => {
	await page.goto('/areas/KH12?as_of=2025-10-20');
	await expect(page.locator('#KH-D-005')).toContainText('64 left on 18 Oct 2025 (KH-E-070)');
	await expect(page.locator('[data-figure="area.custody"]')).toHaveText('not known');
});

test('before the record was imported nothing was known, and the page says so with its day', async ({
	page
}) => {
	await page.goto('/?as_of=2026-02-22&known_at=2026-03-01');
	await expect(page.locator('[data-figure="national.accommodation"]')).toHaveText('not known');
	await expect(page.getByText('as it was known on 1 Mar 2026')).toBeVisible();
});
