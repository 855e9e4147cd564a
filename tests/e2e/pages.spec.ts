import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from './browser.ts';

const PAGES = [
	'/',
	'/?as_of=2026-02-22&open=KH12.accommodation',
	'/?as_of=2026-02-22&open=KH20.unaccounted',
	'/areas/KH12?as_of=2026-02-05',
	'/areas/place-not-known?as_of=2026-02-22',
	'/areas/KH16',
	'/sources',
	'/sources?known_at=2026-03-01',
	'/method',
	'/method/components',
	'/method/components?open=drawer',
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

/** What the address says of the view. */
function readView(page: Page): (string | null)[] {
	const { searchParams } = new URL(page.url());
	return ['as_of', 'known_at'].map((name) => searchParams.get(name));
}

test('the day and the moment of knowing are chosen by keyboard and kept on the way to another page', async ({
	page
}) => {
	const view = ['2026-02-05', '2026-11-22'];
	await page.goto('/?as_of=2026-02-22');
	await page.getByText('Another day').focus();
	await page.keyboard.press('Enter');
	await page.getByLabel('Show the situation of').fill(view[0]!);
	await page.getByLabel('As we knew it on').fill(view[1]!);
	await page.keyboard.press('Enter');
	await expect.poll(() => readView(page)).toEqual(view);
	await page.getByRole('link', { name: 'Phnom Penh' }).first().focus();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/areas\/KH12\?/);
	expect(readView(page)).toEqual(view);
	await page.getByText('Another day').click();
	await page.getByLabel('Show the situation of').fill('2026-02-06');
	await page.getByRole('button', { name: 'Show', exact: true }).focus();
	await page.keyboard.press('Enter');
	await expect.poll(() => readView(page)).toEqual(['2026-02-06', view[1]]);
	await expect(page).toHaveURL(/\/areas\/KH12\?/);
});

test('a moment of knowing with a time of day keeps it when the day is changed', async ({ page }) => {
	await page.goto('/areas/KH12?as_of=2026-02-22&known_at=2026-11-22T11:30');
	await page.getByText('Another day').click();
	await page.getByLabel('Show the situation of').fill('2026-02-05');
	await page.keyboard.press('Enter');
	await expect.poll(() => readView(page)).toEqual(['2026-02-05', '2026-11-22T11:30']);
	await expect(page.getByText('as it was known on 22 Nov 2026, 11:30')).toBeVisible();
});

test('sources say as of when they are known, and only where a moment was asked for', async ({ page }) => {
	await page.goto('/sources?known_at=2026-03-01');
	await expect(page.getByText('as it was known on 1 Mar 2026')).toBeVisible();
	await expect(page.getByText('No source was known at that time.')).toBeVisible();
	await page.goto('/sources');
	await expect(page.locator('tr#SRC-001')).toBeVisible();
	await expect(page.getByText('as it was known on')).toHaveCount(0);
});

for (const [address, status, message] of [
	['/?as_of=2026-02-31', 400, '"2026-02-31" is not a day.'],
	['/?as_of=2027-01-01', 400, '2027-01-01 lies in the future.'],
	['/?known_at=yesterday', 400, '"yesterday" is not a moment.'],
	['/?open=KH99.precarious', 404, 'There is no number "KH99.precarious".'],
	['/areas/KH99', 404, 'No province has the P-code "KH99".'],
	['/areas/%3Cscript%3E', 404, 'No province has the P-code "<script>".'],
	['/nothing', 404, 'There is no page at this address.']
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
