import type { AreaOptions } from '#lib/server/import/areas.ts';

/** The shape of every area in these files, somewhere in Cambodia. */
export const TRIANGLE = {
	type: 'Polygon',
	coordinates: [
		[
			[104, 11],
			[105, 11],
			[105, 12],
			[104, 11]
		]
	]
};

/** As OCHA names the properties of its provinces. */
export const COD_AB: AreaOptions = {
	pcode: 'ADM1_PCODE',
	name: 'ADM1_EN',
	level: 1,
	parent: { property: 'ADM0_PCODE' },
	source: 'OCHA COD-AB',
	version: '2014-10-24'
};

/** A file of features with these properties, all of one shape unless they bring their own. */
export function toFile(...features: { properties?: unknown; geometry?: unknown }[]): string {
	const whole = features.map((feature) => ({ type: 'Feature', geometry: TRIANGLE, ...feature }));
	return JSON.stringify({ type: 'FeatureCollection', features: whole });
}

/** What COD-AB says of a province. */
export const KAMPOT = { ADM0_PCODE: 'KH', ADM1_PCODE: 'KH07', ADM1_EN: 'Kampot' };

/** What COD-AB says of another. */
export const KANDAL = { ADM0_PCODE: 'KH', ADM1_PCODE: 'KH08', ADM1_EN: 'Kandal' };
