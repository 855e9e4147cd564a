import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from './browser.ts';

/** No fault of access, and nothing that the screen must be pushed sideways for. */
export async function expectWellMade(page: Page, what: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const faults = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
	expect(faults, what).toEqual([]);
	const { scrollWidth, innerWidth } = await page.evaluate(() => ({
		scrollWidth: document.documentElement.scrollWidth,
		innerWidth: window.innerWidth
	}));
	expect(scrollWidth, what).toBeLessThanOrEqual(innerWidth);
}
