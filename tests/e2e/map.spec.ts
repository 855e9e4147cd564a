import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from './browser.ts';

const SITUATION = '/?as_of=2026-02-22';
const SIHANOUKVILLE = /^9 compounds, Preah Sihanouk, known only to its town/;

const listOf = (page: Page) => page.getByRole('region', { name: 'On the map now' });

/** Opens the situation at the coast and waits until the movable map has taken the place of the drawing. */
async function openMap(page: Page): Promise<void> {
	await page.goto(`${SITUATION}&map=103.8,10.9,8`);
	await page.getByRole('button', { name: 'Zoom in' }).waitFor({ timeout: 30_000 });
	await expect(listOf(page).getByRole('button', { name: SIHANOUKVILLE })).toBeAttached();
}

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('the map has its areas, its counts and its legend, and leads on by links', async ({ page }) => {
		await page.goto(SITUATION);
		await expect(page.getByRole('link', { name: /^Preah Sihanouk\. .*not known/ })).toHaveAttribute(
			'href',
			/[?&]area=KH18/
		);
		await expect(page.getByRole('link', { name: SIHANOUKVILLE })).toHaveText('9');
		await page.locator('summary', { hasText: 'Legend' }).click();
		await expect(page.getByText('Known only to this town, district or province').first()).toBeVisible();
		await expect(page.getByText('say nothing about the legal status of any territory').first()).toBeVisible();
		await expect(page.getByText('Without a place, so not on the map: 17 events.')).toBeVisible();
	});

	test('layers are switched by a form', async ({ page }) => {
		await page.goto(SITUATION);
		await page.locator('summary', { hasText: 'Layers' }).click();
		await page.getByRole('checkbox', { name: 'Compounds' }).uncheck();
		await page.locator('form', { hasText: 'Shelters by province' }).getByRole('button').click();
		await expect(page).toHaveURL(/layers=areas/);
		await expect(page.getByRole('link', { name: SIHANOUKVILLE })).toHaveCount(0);
	});
});

test('the movable map comes by itself, asks nobody else, breaks no rule and hides nothing from axe', async ({
	page,
	baseURL
}) => {
	const errors: string[] = [];
	const elsewhere: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(message.text());
	});
	page.on('request', (request) => {
		if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(baseURL!)) {
			elsewhere.push(request.url());
		}
	});
	await openMap(page);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
	expect(errors).toEqual([]);
	expect(elsewhere).toEqual([]);
});

test('the map is moved, zoomed and opened by keyboard alone', async ({ page }) => {
	await openMap(page);
	await page.getByRole('region', { name: 'Map of the situation' }).focus();
	await page.keyboard.press('Equal');
	await expect(page).toHaveURL(/map=103\.8(,|%2C)10\.9(,|%2C)9(&|$)/);
	await page.keyboard.press('ArrowLeft');
	await expect(page).toHaveURL(/map=103\.[0-7]\d*(,|%2C)10\.9(,|%2C)9(&|$)/);
	await page.keyboard.press('ArrowRight');
	await expect(page).toHaveURL(/map=103\.8(,|%2C)10\.9(,|%2C)9(&|$)/);
	await page.keyboard.press('Minus');
	await expect(page).toHaveURL(/map=103\.8(,|%2C)10\.9(,|%2C)8(&|$)/);
	const entry = listOf(page).getByRole('button', { name: SIHANOUKVILLE });
	await entry.press('Enter');
	const panel = page.getByRole('dialog', { name: /^9 compounds, Preah Sihanouk/ });
	await expect(panel).toBeFocused();
	await expect(panel.getByRole('link', { name: 'Jin Bei 4' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(panel).toHaveCount(0);
	await expect(entry).toBeFocused();
});

test('all of Cambodia is one button away, and is what the map begins with', async ({ page }) => {
	const bavet = listOf(page).getByRole('button', { name: /^5 compounds, Svay Rieng/ });
	const sihanoukville = listOf(page).getByRole('button', { name: SIHANOUKVILLE });
	await openMap(page);
	await expect(bavet).toHaveCount(0);
	await page.getByRole('button', { name: 'Show all of Cambodia' }).press('Enter');
	await expect(bavet).toBeAttached();
	await expect(sihanoukville).toHaveCount(0);
	const scale = await page.locator('.maplibregl-ctrl-scale').textContent();
	await page.goto(SITUATION);
	await expect(bavet).toBeAttached({ timeout: 30_000 });
	await expect(page.locator('.maplibregl-ctrl-scale')).toHaveText(scale!);
});

test('where the map looks is part of the address, of back and forward and of a reload, and asks the server nothing', async ({
	page
}) => {
	await openMap(page);
	const asked: string[] = [];
	page.on('request', (request) => {
		if (!request.url().endsWith('/favicon.svg')) asked.push(request.url());
	});
	await page.getByRole('region', { name: 'Map of the situation' }).focus();
	await page.keyboard.press('Equal');
	await expect(page).toHaveURL(/map=103\.8(,|%2C)10\.9(,|%2C)9(&|$)/);
	expect(asked).toEqual([]);
	const scale = page.locator('.maplibregl-ctrl-scale');
	const near = await scale.textContent();

	await page.getByRole('link', { name: 'Compounds', exact: true }).first().click();
	await expect(page).toHaveURL(/\/compounds/);
	await page.goBack();
	await expect(page).toHaveURL(/map=103\.8(,|%2C)10\.9(,|%2C)9(&|$)/);
	await expect(scale).toHaveText(near!, { timeout: 30_000 });

	await page.getByRole('combobox', { name: 'People on the map:' }).selectOption('In custody');
	await expect(page).toHaveURL(/people=custody/);
	await expect(page).toHaveURL(/map=103\.8(,|%2C)10\.9(,|%2C)9(&|$)/);
	await page.getByRole('button', { name: 'Show all of Cambodia' }).press('Enter');
	await expect(page).not.toHaveURL(/map=103\.8(,|%2C)10\.9/);
	await page.goBack();
	await expect(scale).toHaveText(near!);
	await page.reload();
	await expect(scale).toHaveText(near!, { timeout: 30_000 });
});

test('a click on a count lists its records, and one of them opens', async ({ page }) => {
	await page.goto(SITUATION);
	const drawn = await page.getByRole('link', { name: SIHANOUKVILLE }).locator('svg').boundingBox();
	await page.getByRole('button', { name: 'Zoom in' }).waitFor({ timeout: 30_000 });
	await page.mouse.click(drawn!.x + drawn!.width / 2, drawn!.y + drawn!.height / 2);
	const panel = page.getByRole('dialog', { name: /^11 compounds/ });
	await panel.getByRole('link', { name: 'Jin Bei 4' }).click();
	await expect(page).toHaveURL(/KH-C-002/);
});

test('what the filter lets pass stands on the map, before the server has answered', async ({ page }) => {
	await openMap(page);
	const marks = page.locator('canvas.marks');
	const read = () => marks.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
	const whole = await read();
	const empty = await marks.evaluate((canvas: HTMLCanvasElement) => {
		const { width, height } = canvas;
		return Object.assign(document.createElement('canvas'), { width, height }).toDataURL();
	});
	expect(whole).not.toBe(empty);
	await page.route(/__data\.json/, () => {});
	await page.locator('summary', { hasText: 'Filter' }).click();
	await page.getByRole('checkbox', { name: 'Raid' }).check();
	await expect.poll(read).not.toBe(whole);
	await page.getByRole('checkbox', { name: 'Raid' }).uncheck();
	await expect.poll(read).toBe(whole);
});

test('a circle by numbers tells what lies inside, and what only perhaps does', async ({ page }) => {
	await openMap(page);
	await page.locator('summary', { hasText: 'Measure and look inside' }).click();
	await page.getByLabel('Radius in km').fill('30');
	await page.getByRole('button', { name: 'Show', exact: true }).click();
	const tools = page.locator('details', { hasText: 'Circle by numbers' });
	await expect(tools.getByText('9 compounds')).toBeVisible();
	await expect(tools.getByText('2 compounds')).toBeVisible();
	await expect(tools.getByText(/^2,8\d\d km²$/)).toBeVisible();
});

test('a browser that cannot draw it keeps the still drawing and says so', async ({ page }) => {
	await page.addInitScript(() => {
		HTMLCanvasElement.prototype.getContext = () => null;
	});
	await page.goto(SITUATION);
	await expect(page.getByText('This browser cannot draw the movable map')).toBeVisible({ timeout: 30_000 });
	await expect(page.getByRole('link', { name: SIHANOUKVILLE })).toBeVisible();
});

for (const [address, status] of [
	['/map/compounds.json?as_of=2026-02-22', 200],
	['/map/events.json?as_of=2026-02-22', 200],
	['/map/events.json?as_of=tomorrow', 400],
	['/map/inside?ring=103,10;104,10;104,11', 200],
	['/map/inside?ring=103,10;104,11', 400],
	['/map/inside?ring=103,10;104,11;104,10;103,11', 422]
] as const) {
	test(`${address} answers ${status} and is kept by no cache`, async ({ request }) => {
		const answer = await request.get(address);
		expect(answer.status()).toBe(status);
		if (status === 200) expect(answer.headers()['cache-control']).toBe('private, no-store');
	});
}
