import type { Cookie } from '@playwright/test';
import { expect, test } from './browser.ts';
import { GAP_5_FEBRUARY } from './by-hand.ts';
import {
	becomeAdmin,
	comeFromElsewhere,
	invite,
	openElsewhere,
	setUpSecondFactor,
	signIn,
	takeInvitation
} from './people.ts';
import { expectWellMade } from './well-made.ts';

const WORKER = process.env.TEST_WORKER_INDEX;
const PHNOM_PENH = '/areas/KH12?as_of=2026-02-05';

let coordinator: Cookie[];

test.beforeAll(async ({ browser }) => {
	const desk = await openElsewhere(browser);
	await becomeAdmin(desk, `beds-${WORKER}@example.org`, `Head Of Beds ${WORKER}`);
	const page = await openElsewhere(browser);
	const email = `coordinator-${WORKER}@example.org`;
	await takeInvitation(page, await invite(desk, email, 'coordinator'), 'Bed Finder');
	await signIn(page, email);
	// Without the second factor they read what anybody does.
	await page.goto(PHNOM_PENH);
	await expect(page.locator('#gap')).toHaveCount(0);
	await setUpSecondFactor(page);
	coordinator = await page.context().cookies();
	await page.context().close();
	await desk.context().close();
});
test.beforeEach(({ context }) => comeFromElsewhere(context));

test('a coordinator reads need, usable beds and gap of an area, as worked out by hand', async ({
	page,
	context
}) => {
	await context.addCookies(coordinator);
	await page.goto(PHNOM_PENH);
	const gap = page.locator('#gap');
	for (const [name, expected] of Object.entries(GAP_5_FEBRUARY)) {
		const number = gap.locator(`[data-figure="${name}"]`);
		await expect(number, name).toHaveText(expected.replace(/\s+/g, ' '));
	}
	await expect(gap.getByRole('row', { name: /KH-S-001/ })).toContainText('it takes nobody in now');
	await expect(gap.getByRole('row', { name: /KH-S-002/ })).toContainText('nobody said how many beds it has');
	await expect(gap.getByRole('row', { name: /KH-S-003/ })).toContainText('does not say whether it is open');
	await expect(gap.getByRole('row', { name: /KH-S-008/ })).toContainText('its report has expired');
	await expect(gap.getByRole('listitem').first()).toContainText('nationals of Indonesia');
	await expect(gap.getByRole('listitem').filter({ hasText: 'Ask them' })).toHaveText(
		/Ask them: KH-S-002,\s*KH-S-003,\s*KH-S-008/
	);
	await page.goto('/areas/KH16?as_of=2026-02-05');
	await expect(gap).toContainText('No shelter is registered here, so there are no beds.');
});

test('nobody else is told of beds', async ({ page }) => {
	await page.goto(PHNOM_PENH);
	await expect(page.locator('#gap')).toHaveCount(0);
	expect(await page.content()).not.toContain('Beds they could use');
});

for (const [language, width] of [
	['en', 360],
	['en', 1280],
	['km', 360]
] as const) {
	test(`the gap is well made at ${width} px, in ${language}`, async ({ page, context, baseURL }) => {
		await context.addCookies([...coordinator, { name: 'language', value: language, url: baseURL! }]);
		await page.setViewportSize({ width, height: 740 });
		await page.goto(PHNOM_PENH);
		await expect(page.locator('#gap')).toBeVisible();
		await expectWellMade(page, 'the gap of an area');
	});
}
