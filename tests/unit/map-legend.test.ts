import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_LEVELS, LOCATION_PRECISIONS } from '#lib/domain/compounds.ts';
import { toEstimate } from '#lib/domain/estimate.ts';
import { EVENT_GROUPS } from '#lib/domain/event-groups.ts';
import { FRESHNESS_STATES } from '#lib/domain/freshness.ts';
import { en } from '#lib/i18n/en/en.ts';
import { km } from '#lib/i18n/km/km.ts';
import { CATALOGUE, listLegend } from '#lib/map/catalogue.ts';
import { drawSituation } from '#lib/map/drawing.ts';
import type { PlacedRecord } from '#lib/map/gather.ts';
import { LAYER_IDS } from '#lib/map/layer.ts';
import { toMark } from '#lib/map/marks.ts';
import { ACTIVITY_GROUPS } from '#lib/map/marks/compounds.ts';
import type { LonLat } from '#lib/map/mercator.ts';
import type { Situation } from '#lib/map/situation.ts';

const place = fc.constantFrom<LonLat>([103.53, 10.61], [104.92, 11.56], [104.93, 11.57]);
const located = LOCATION_PRECISIONS.filter((precision) => precision !== 'not_located');

const recordOf = (group: fc.Arbitrary<string>): fc.Arbitrary<PlacedRecord> =>
	fc.record({
		code: fc.constantFrom('KH-C-001', 'KH-C-002', null),
		area: fc.constantFrom('KH12', null),
		at: place,
		precision: fc.constantFrom(...located),
		group,
		count: fc.integer({ min: 1, max: 40 })
	});

const estimate = fc
	.tuple(fc.option(fc.nat(3000)), fc.option(fc.nat(3000)), fc.option(fc.nat(3000)))
	.map(([a, b, c]) => {
		const [low, best, high] = [a, b, c].filter((n) => n !== null).sort((x, y) => x - y);
		return toEstimate({ low: low ?? null, best: best ?? null, high: high ?? best ?? null });
	});

const situation: fc.Arbitrary<Situation> = fc.record({
	areas: fc.array(
		fc.record({
			pcode: fc.constantFrom('KH12', 'KH18', 'KH20'),
			nameEn: fc.constant('Area'),
			nameKm: fc.constant(null),
			at: place,
			path: fc.constant('M0 0z'),
			people: fc.option(estimate),
			freshness: fc.constantFrom(...FRESHNESS_STATES, 'never_known' as const),
			shelters: fc.nat(3)
		}),
		{ maxLength: 3 }
	),
	compounds: fc.array(
		recordOf(
			fc
				.tuple(fc.constantFrom(...ACTIVITY_GROUPS), fc.constantFrom(...EVIDENCE_LEVELS))
				.map((words) => words.join(':'))
		),
		{ maxLength: 12 }
	),
	events: fc.array(recordOf(fc.constantFrom(...EVENT_GROUPS)), { maxLength: 12 })
});

describe('the legend of the catalogue', () => {
	it('explains every mark that any layer can put on a map, and no other', () => {
		fc.assert(
			fc.property(
				situation,
				fc.subarray([...LAYER_IDS]),
				fc.constantFrom(5, 7, 12, 16),
				(given, on, zoom) => {
					const { pictures } = drawSituation(given, on, zoom);
					const entries = listLegend(on, pictures).flatMap((section) => section.entries);
					const unexplained = [...pictures].filter(
						(picture) => !entries.some((entry) => entry.explains(picture))
					);
					expect(unexplained).toEqual([]);
					const idle = entries.filter((entry) => ![...pictures].some((picture) => entry.explains(picture)));
					expect(idle).toEqual([]);
				}
			),
			{ numRuns: 400 }
		);
	});

	it('has a picture and words in every language for each of its lines', () => {
		for (const { legend } of CATALOGUE) {
			expect(legend.length).toBeGreaterThan(0);
			for (const { word, picture } of legend) {
				if ('mark' in picture) expect(toMark(picture.mark).parts.length).toBeGreaterThan(0);
				expect([en.map.legend[word], km.map.legend[word]]).not.toContain(undefined);
			}
		}
	});

	it('lists each layer once, under the name that addresses use', () => {
		expect(CATALOGUE.map(({ id }) => id)).toEqual([...LAYER_IDS]);
	});

	it('leaves a mark of no layer unexplained', () => {
		expect(listLegend(LAYER_IDS, new Set(['compound:burning:confirmed']))).toEqual([]);
		expect(() => toMark('compound:burning:confirmed')).toThrow(
			'no mark is called compound:burning:confirmed'
		);
	});
});
