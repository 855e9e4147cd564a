import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const PAGES = [
	'/',
	'/?as_of=2026-02-22&open=KH12.accommodation',
	'/?as_of=2026-02-22&open=KH20.unaccounted',
	'/areas/KH12?as_of=2026-02-05',
	'/areas/place-not-known?as_of=2026-02-22',
	'/areas/KH16',
	'/sources',
	'/method',
	'/health'
];

for (const address of PAGES) {
	test(`${address} has no error, no request to others and nothing that axe finds`, async ({
		page,
		baseURL
	}) => {
		const errors: string[] = [];
		const elsewhere: string[] = [];
		page.on('console', (message) => {
			if (message.type() === 'error') errors.push(message.text());
		});
		page.on('pageerror', (error) => errors.push(error.message));
		page.on('request', (request) => {
			if (!request.url().startsWith(baseURL!)) elsewhere.push(request.url());
		});
		const response = await page.goto(address);
		expect(response?.status()).toBe(200);
		await page.waitForLoadState('networkidle');
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
		expect(errors).toEqual([]);
		expect(elsewhere).toEqual([]);
	});
}

for (const address of PAGES) {
	test(`${address} fits a phone of 360 px`, async ({ page }) => {
		await page.setViewportSize({ width: 360, height: 780 });
		await page.goto(address);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(360);
	});
}

test('the day and the moment of knowing are chosen by keyboard and kept on the way to another page', async ({
	page
}) => {
	await page.goto('/?as_of=2026-02-22');
	await page.getByLabel('Show the situation of').fill('2026-02-05');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/as_of=2026-02-05/);
	await page.getByRole('link', { name: 'Phnom Penh' }).focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/areas\/KH12\?as_of=2026-02-05/);
	await page.goBack();
	await expect(page.locator('[data-figure="KH12.without_shelter"]')).toHaveText('at least 100');
});

for (const [address, status, message] of [
	['/?as_of=2026-02-31', 400, '"2026-02-31" is not a day.'],
	['/?as_of=2027-01-01', 400, '2027-01-01 lies in the future.'],
	['/?known_at=yesterday', 400, '"yesterday" is not a moment.'],
	['/?open=KH99.precarious', 404, 'There is no number "KH99.precarious".'],
	['/areas/KH99', 404, 'No province has the P-code "KH99".'],
	['/areas/%3Cscript%3E', 404, 'No province has the P-code "<script>".'],
	['/nothing', 404, 'Not Found']
] as const) {
	test(`${address} says what is wrong`, async ({ page }) => {
		const response = await page.goto(address);
		expect(response?.status()).toBe(status);
		await expect(page.getByText(message, { exact: true })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Back to the situation' })).toBeVisible();
	});
}

test('health answers programs in JSON', async ({ request }) => {
	const answer = await request.get('/health', { headers: { Accept: 'application/json' } });
	const body = (await answer.json()) as { status: string; publication: number };
	expect(body.status).toBe('ok');
	expect(body.publication).toBeGreaterThan(0);
});

test('pages forbid inline script and foreign origins, and are kept by no cache', async ({ request }) => {
	const { 'content-security-policy': policy, 'cache-control': cache } = (await request.get('/')).headers();
	expect(policy).toMatch(/script-src 'self' 'nonce-/);
	expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
	expect(cache).toBe('private, no-store');
});
