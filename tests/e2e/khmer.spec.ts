import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './browser.ts';

test.beforeEach(async ({ context, baseURL }) => {
	await context.addCookies([{ name: 'language', value: 'km', url: baseURL! }]);
});

for (const address of [
	'/areas/KH12?as_of=2026-02-22',
	'/areas/place-not-known?as_of=2026-02-22',
	'/sources',
	'/method',
	'/method/components',
	'/health'
]) {
	test(`${address} is in Khmer, also once the script has run, and fits a phone`, async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 780 });
		await page.goto(address);
		await page.waitForLoadState('networkidle');
		await expect(page.locator('html')).toHaveAttribute('lang', 'km');
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
		const english = await page.evaluate(() => {
			for (const other of document.querySelectorAll('main [lang="en"], main code, form')) other.remove();
			const text = document.querySelector('main')!.innerText;
			return text.match(
				/\b(?!Amnesty|International|Humanitarian|Data|Exchange|Escape|Enter)[A-Z][a-z]{2,}\b|\b(and|of|the)\b/g
			);
		});
		expect(english).toBeNull();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
	});
}

test('dates and countries stay in Khmer in a browser that does not know Khmer', async ({ page }) => {
	await page.goto('/areas/KH12?as_of=2026-02-05');
	await page.waitForLoadState('networkidle');
	await expect(page).toHaveTitle('ភ្នំពេញ, 5 កុម្ភៈ 2026 · Sala');
	await expect(page.locator('#KH-D-016')).toContainText('ឥណ្ឌូណេស៊ី, 21 មករា 2026');
});
