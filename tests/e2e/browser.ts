import { test as base } from '@playwright/test';

export { expect, type Page } from '@playwright/test';

/** A test of the browser, which fails where a script of the page throws and nothing catches it. */
export const test = base.extend<{ thrown: string[] }>({
	thrown: [
		async ({ page }, use) => {
			const thrown: string[] = [];
			page.on('pageerror', (error) => thrown.push(error.message));
			await use(thrown);
			base.expect(thrown, 'what scripts of the page threw').toEqual([]);
		},
		{ auto: true }
	]
});
