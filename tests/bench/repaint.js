import { chromium } from '@playwright/test';
import { toLaunchOptions } from '../support/chromium.js';

const CHANGES = 15;

/** A link or field of the filter; each change picks another one. */
const FILTER = 'form[data-filter] input[type="checkbox"], form[data-filter] select';

/**
 * Milliseconds from a change of the filter on `/` until the browser has painted the changed numbers, one for each of
 * 15 changes; none where the page has no filter that changes without a new page. What changes is every element with
 * `data-figure` and the drawing of map and timeline; two frames after the last of it the picture is there.
 *
 * @param {string} url
 * @returns {Promise<number[]>}
 */
export async function measureRepaint(url) {
	const browser = await chromium.launch(toLaunchOptions());
	try {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		await page.goto(url, { waitUntil: 'networkidle' });
		const fields = await page.locator(FILTER).count();
		const times = [];
		for (let change = 0; fields > 0 && change < CHANGES; change++) {
			times.push(await page.evaluate(timeChange, { filter: FILTER, place: change % fields }));
		}
		return times;
	} finally {
		await browser.close();
	}
}

/**
 * Runs in the page: changes one field and waits for the address, then for the picture.
 *
 * @param {{ filter: string, place: number }} what
 * @returns {Promise<number>}
 */
function timeChange({ filter, place }) {
	return new Promise((resolve) => {
		const field = document.querySelectorAll(filter)[place];
		const startedAt = performance.now();
		const before = location.href;
		if (field instanceof HTMLInputElement) field.click();
		else if (field instanceof HTMLSelectElement) {
			field.selectedIndex = (field.selectedIndex + 1) % field.options.length;
			field.dispatchEvent(new Event('change', { bubbles: true }));
		}
		const wait = () => {
			if (location.href === before) requestAnimationFrame(wait);
			else requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - startedAt)));
		};
		requestAnimationFrame(wait);
	});
}
