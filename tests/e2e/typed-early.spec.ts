import { expect, test, type Page } from './browser.ts';

/** Opens a page whose scripts do not come until they are let go. Gives how to. */
async function openWithoutScripts(page: Page, address: string): Promise<() => Promise<void>> {
	let letGo = () => {};
	const until = new Promise<void>((resolve) => (letGo = resolve));
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await until;
		await route.continue();
	});
	await page.goto(address, { waitUntil: 'commit' });
	return async () => {
		await expect(alive(page)).toHaveCount(0);
		letGo();
		await expect(alive(page)).toBeAttached();
	};
}

/** SvelteKit adds it when the page has come to life. */
const alive = (page: Page) => page.locator('#svelte-announcer');

test('a search that is typed before the scripts have come is still there after them', async ({ page }) => {
	const letGo = await openWithoutScripts(page, '/events');
	const search = page.getByRole('searchbox');
	await search.pressSequentially('Bavet');
	await search.press('ArrowLeft');
	await letGo();
	await expect(search).toHaveValue('Bavet');
	await expect(search).toBeFocused();
	await search.pressSequentially('x');
	await expect(search).toHaveValue('Bavext');
});

test('what is chosen and ticked before the scripts have come is still there after them', async ({ page }) => {
	const letGo = await openWithoutScripts(page, '/events?from=2026-01-01');
	const form = page.locator('form[action="/events"]').last();
	await form.locator('[name="area"]').selectOption('KH12');
	await form.locator('[name="from"]').fill('2026-02-01');
	await letGo();
	await expect(form.locator('[name="area"]')).toHaveValue('KH12');
	await expect(form.locator('[name="from"]')).toHaveValue('2026-02-01');
	await expect(form.getByRole('searchbox')).toHaveValue('');
	await expect(page).toHaveURL('/events?from=2026-01-01');
});

test('on the situation page what is chosen early takes effect when the scripts have come', async ({
	page
}) => {
	const letGo = await openWithoutScripts(page, '/');
	await page.locator('summary', { hasText: 'Filter' }).click();
	await page.locator('form[action="/"] [name="area"]').first().selectOption('KH12');
	await letGo();
	await expect(page).toHaveURL(/[?&]area=KH12/);
	await expect(page.locator('form[action="/"] [name="area"]').first()).toHaveValue('KH12');
});
