import { expect, test } from './browser.ts';

const PAGE = '/sources?as_of=2026-02-22';

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with a script' : 'without a script', () => {
		test.use({ javaScriptEnabled });

		test('the language is switched by a button, on the page one is on, and stays', async ({ page }) => {
			await page.goto(PAGE);
			await page.getByRole('button', { name: 'ខ្មែរ' }).click();
			await expect(page.locator('html')).toHaveAttribute('lang', 'km');
			expect(new URL(page.url()).search).toBe('?as_of=2026-02-22');
			await page.goto('/method');
			await expect(page.locator('html')).toHaveAttribute('lang', 'km');
			await page.getByRole('button', { name: 'English' }).click();
			await expect(page.locator('html')).toHaveAttribute('lang', 'en');
			await expect(page).toHaveURL(/\/method$/);
		});

		test('the appearance is switched by a button, on the page one is on, and stays', async ({ page }) => {
			await page.goto(PAGE);
			await page.getByRole('button', { name: 'Dark' }).click();
			await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
			expect(new URL(page.url()).search).toBe('?as_of=2026-02-22');
			await page.goto('/method');
			await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
			await page.getByRole('button', { name: 'Light' }).click();
			await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
		});
	});
}

test('a form of another site changes nothing', async ({ request }) => {
	for (const origin of ['https://elsewhere.example.org', 'null']) {
		const answer = await request.post('/preferences', {
			headers: { origin },
			form: { language: 'km', back: '/' },
			maxRedirects: 0
		});
		expect(answer.status()).toBe(403);
		expect(answer.headers()['set-cookie']).toBeUndefined();
	}
});
