import { expect, test, type Page } from './browser.ts';

const DAY = 'as_of=2026-02-24';

/** What the address says, decoded. */
function parameterOf(page: Page, name: string): string | null {
	return new URL(page.url()).searchParams.get(name);
}

const eventsShown = (page: Page) => page.locator('[data-count="timeline"]');

test('the filter by area changes figures, timeline and map, and back undoes it', async ({ page }) => {
	await page.goto(`/?${DAY}`);
	const whole = await eventsShown(page).innerText();
	await page.locator('summary', { hasText: 'Filter' }).click();
	await page.locator('select[name="area"]').selectOption('KH18');
	// The choice is in the address by now: the button adds no second step to go back.
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Situation in Preah Sihanouk');
	await page.getByRole('button', { name: 'Apply' }).click();
	await expect(eventsShown(page)).not.toHaveText(whole);
	expect(parameterOf(page, 'area')).toBe('KH18');
	await page.goBack();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Situation');
	await expect(eventsShown(page)).toHaveText(whole);
});

test('a stretch of time is brushed by pointer and by keyboard, and stays in the address', async ({
	page
}) => {
	await page.setViewportSize({ width: 1440, height: 1000 });
	await page.goto(`/?${DAY}`);
	const whole = await eventsShown(page).innerText();
	const chart = page.locator('.surface');
	const box = (await chart.boundingBox())!;
	await page.mouse.move(box.x + box.width * 0.9, box.y + 20);
	await page.mouse.down();
	await page.mouse.move(box.x + box.width * 0.97, box.y + 20, { steps: 5 });
	await expect(eventsShown(page)).not.toHaveText(whole);
	expect(parameterOf(page, 'from')).toBeNull();
	await page.mouse.up();
	await expect.poll(() => parameterOf(page, 'from')).toMatch(/^2025-/);
	await expect(eventsShown(page)).not.toHaveText(whole);
	const before = parameterOf(page, 'from')!;
	await page.getByRole('slider', { name: 'Beginning of the stretch' }).focus();
	await page.keyboard.press('ArrowLeft');
	await expect.poll(() => parameterOf(page, 'from')! < before).toBe(true);
	await page.getByRole('button', { name: 'Show all of the time' }).click();
	await expect.poll(() => parameterOf(page, 'from')).toBeNull();
	await expect(eventsShown(page)).toHaveText(whole);
});

test('a shared link shows another reader the same', async ({ page, browser }) => {
	const address = `/?${DAY}&area=KH12&kind=raid,arrest&from=2025-01-01&sort=-precarious&people=accommodation`;
	await page.goto(address);
	const other = await browser.newPage({ baseURL: process.env.SALA_E2E_URL });
	await other.goto(page.url());
	for (const what of ['h1', '.strip', 'tbody', '[data-count="timeline"]']) {
		expect(await other.locator(what).first().innerText()).toBe(await page.locator(what).first().innerText());
	}
	await expect(other.getByLabel('People on the map:')).toHaveValue('accommodation');
	await other.close();
});

test('the table sorts, and puts what is not known last in both directions', async ({ page }) => {
	await page.goto(`/?${DAY}`);
	const rows = page.locator('.table tbody tr');
	const first = rows.first();
	await page.getByRole('link', { name: 'In accommodation' }).click();
	await expect(first.locator('th')).toHaveText('Phnom Penh');
	await page.getByRole('link', { name: 'Events', exact: true }).last().click();
	await expect.poll(() => parameterOf(page, 'sort')).toBe('events');
	await expect(page.getByRole('columnheader', { name: /Events/ })).toHaveAttribute('aria-sort', 'descending');
	await expect(rows.last().locator('th')).not.toHaveText('Cambodia');
	await expect(page.locator('.table thead tr').last().locator('th')).toHaveText('Cambodia');
});

test('a number opens in a drawer, Escape closes it and the focus returns', async ({ page }) => {
	await page.goto(`/?${DAY}`);
	const number = page.locator('[data-figure="KH12.accommodation"]');
	await number.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'In accommodation, Phnom Penh' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('heading', { name: 'In accommodation, Phnom Penh' })).toBeHidden();
	await expect(number).toBeFocused();
});

test('a number that was open when the page began has the focus after Escape', async ({ page }) => {
	await page.goto(`/?${DAY}&open=KH12.accommodation`);
	await expect(page.locator('aside')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.locator('[data-figure="KH12.accommodation"]')).toBeFocused();
});

test('a compound opens in the drawer, leads to its record, on to an event and back', async ({ page }) => {
	await page.goto(`/?${DAY}&record=KH-C-035`);
	const drawer = page.locator('aside');
	await expect(drawer.getByRole('heading').first()).toContainText('A7');
	await drawer.getByRole('link', { name: 'Open the whole record' }).click();
	await expect(page).toHaveURL(/\/compounds\/KH-C-035\?as_of=2026-02-24/);
	await page.getByRole('link', { name: 'Raid' }).first().click();
	await expect(page).toHaveURL(/\/events\/KH-E-100/);
	await page.goBack();
	await expect(page).toHaveURL(/\/compounds\/KH-C-035/);
});

test('a record that is not public is told like one that does not exist', async ({ page }) => {
	for (const code of ['KH-C-014', 'KH-C-999']) {
		const response = await page.goto(`/?${DAY}&record=${code}`);
		expect(response?.status()).toBe(404);
		await expect(page.getByText(`There is no public record "${code}".`)).toBeVisible();
	}
});

test('a filter that cannot be is refused with what to write instead', async ({ page }) => {
	for (const [query, message] of [
		['kind=party', '"party" is no value of kind.'],
		['area=KH99', 'No province has the P-code "KH99".'],
		['from=2026-02-30', '"2026-02-30" is not a day.']
	]) {
		const response = await page.goto(`/?${query}`);
		expect(response?.status()).toBe(400);
		await expect(page.getByText(message!)).toBeVisible();
	}
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('filter, drawer, table, map and the stretch of time work', async ({ page }) => {
		await page.goto(`/?${DAY}`);
		await page.getByLabel('Events from').fill('2026-01-01');
		await page.getByRole('button', { name: 'Show this stretch' }).click();
		expect(parameterOf(page, 'from')).toBe('2026-01-01');
		expect(parameterOf(page, 'as_of')).toBe('2026-02-24');
		await expect(page.locator('.map svg').first()).toBeVisible();
		await page.locator('[data-figure="KH12.accommodation"]').click();
		await expect(page.getByRole('heading', { name: 'In accommodation, Phnom Penh' })).toBeVisible();
		await page.getByRole('link', { name: 'Close', exact: true }).click();
		expect(parameterOf(page, 'open')).toBeNull();
		expect(parameterOf(page, 'from')).toBe('2026-01-01');
	});
});

test('each count of the table is as long as the list that it opens', async ({ page }) => {
	await page.goto(`/?${DAY}`);
	for (const [cell, list] of [
		['KH18.events', 'events'],
		['KH18.compounds', 'compounds'],
		['place-not-known.events', 'events']
	] as const) {
		await page.goto(`/?${DAY}`);
		const link = page.locator(`[data-count="${cell}"]`);
		const count = await link.innerText();
		await link.click();
		await expect(page).toHaveURL(new RegExp(`/${list}\\?`));
		await expect(page.getByText(new RegExp(`^${count} (events?|compounds?)$`)).first()).toBeVisible();
	}
});
