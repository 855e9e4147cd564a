import { chromium } from '@playwright/test';
import { toLaunchOptions } from '../support/chromium.js';

/** @import { Page } from '@playwright/test' */

const CHANGES = 15;
const MAP_WITHIN_MS = 60_000;

/** Fields whose change filters at once: an end of the brush, and a kind in the form of the filter. */
const FIELDS = {
	'end of the brush': 'input[type="range"]',
	'kind in the form': 'input[type="checkbox"][name="kind"]'
};

/**
 * Milliseconds from a change of the filter on `/` until the movable map has drawn its last picture of it, for each of 15
 * changes that change the map, by what is changed.
 *
 * @param {string} url
 * @returns {Promise<Map<string, number[]>>}
 * @throws {Error} where the page has no movable map, or no such field
 */
export async function measureRepaint(url) {
	const browser = await chromium.launch(toLaunchOptions());
	try {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		await page.addInitScript(watchDrawing);
		/** @type {Map<string, number[]>} */
		const times = new Map();
		for (const [name, field] of Object.entries(FIELDS)) {
			await page.goto(url);
			await page.locator('canvas.maplibregl-canvas').waitFor({ timeout: MAP_WITHIN_MS });
			await page.waitForLoadState('networkidle');
			times.set(name, await timeChanges(page, field));
		}
		return times;
	} finally {
		await browser.close();
	}
}

/**
 * @param {Page} page
 * @param {string} field
 */
async function timeChanges(page, field) {
	await page.locator(field).first().waitFor({ state: 'attached' });
	const times = [];
	for (let change = 0; change < CHANGES; change++) {
		const time = await page.evaluate(timeChange, { field, change });
		if (time !== null) times.push(time);
		await page.waitForLoadState('networkidle');
	}
	if (times.length < CHANGES / 2) throw new Error(`The map hardly changes with ${field}.`);
	return times;
}

/** Runs in the page before its own scripts: keeps when a picture that something was drawn in had been shown. */
function watchDrawing() {
	let isAwaited = false;
	const noteFrame = () => {
		if (isAwaited) return;
		isAwaited = true;
		requestAnimationFrame(() => {
			isAwaited = false;
			Object.assign(window, { drawnAt: performance.now() });
		});
	};
	const drawing = [
		{ prototype: WebGL2RenderingContext.prototype, name: 'drawElements' },
		{ prototype: CanvasRenderingContext2D.prototype, name: 'clearRect' }
	];
	for (const { prototype, name } of drawing) {
		const draw = Object.getOwnPropertyDescriptor(prototype, name);
		Object.defineProperty(prototype, name, {
			value: new Proxy(/** @type {Function} */ (draw?.value), {
				apply(target, context, how) {
					noteFrame();
					return Reflect.apply(target, context, how);
				}
			})
		});
	}
}

/**
 * Runs in the page: changes a field and waits until the map, having drawn, draws no more. Null where the change did not
 * change the map.
 *
 * @param {{ field: string, change: number }} what
 * @returns {Promise<number | null>}
 */
async function timeChange({ field, change }) {
	const QUIET_MS = 1000;
	const PATIENCE_MS = 5000;
	const drawnAt = () => /** @type {{ drawnAt?: number }} */ (window).drawnAt ?? 0;
	const isQuiet = () => performance.now() - drawnAt() > QUIET_MS;
	const until = (/** @type {() => boolean} */ isSo) =>
		new Promise((resolve) => {
			const timer = setInterval(() => isSo() && resolve(clearInterval(timer)), 20);
		});
	await until(isQuiet);
	const fields = document.querySelectorAll(field);
	const input = /** @type {HTMLInputElement} */ (fields[change % fields.length]);
	const startedAt = performance.now();
	if (input.type === 'checkbox') input.click();
	else {
		const half = change % fields.length === 0 ? 0.05 : 0.55;
		input.valueAsNumber = Number(input.max) * (half + ((change * 3) % 8) / 20);
		input.dispatchEvent(new Event('input', { bubbles: true }));
	}
	await until(() => performance.now() - startedAt > PATIENCE_MS || (drawnAt() > startedAt && isQuiet()));
	return drawnAt() > startedAt ? drawnAt() - startedAt : null;
}
