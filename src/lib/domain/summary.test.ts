import { describe, expect, it } from 'vitest';
import { AddingRefused } from '#lib/domain/adding.ts';
import { NOT_KNOWN } from '#lib/domain/estimate.ts';
import { TIERS, type Figure } from '#lib/domain/figures.ts';
import { summarise } from '#lib/domain/summary.ts';
import { AS_OF, figure, people } from '../../../tests/support/domain-figures.ts';
import { NOTHING, shelter } from '../../../tests/support/summary-input.ts';

describe('summarise', () => {
	it('gives each area in its order, and says that nothing was ever counted', () => {
		const summary = summarise(NOTHING);
		expect(summary.areas.map((row) => row.areaCode)).toEqual(['KH12', 'KH18']);
		for (const tier of TIERS) {
			expect(summary.areas[0]?.tiers[tier]).toMatchObject({ estimate: NOT_KNOWN, hasFigures: false });
			expect(summary.national.tiers[tier]).toMatchObject({ estimate: NOT_KNOWN, hasFigures: false });
		}
		expect(summary.national.unaccounted).toBeNull();
	});

	it('adds up over the areas that ever had a figure', () => {
		const unplaced = { code: 'D-2', areaCode: null, referenceOn: '2026-02-20' };
		const figures = [figure(), figure({ ...unplaced, estimate: people(5) })];
		const { national } = summarise({ ...NOTHING, figures });
		expect(national.tiers.without_shelter).toEqual({
			estimate: people(105),
			hasFigures: true,
			newestOn: AS_OF,
			isContradicted: false
		});
	});

	it('says of a tier and of the country that another current figure contradicts one that counts', () => {
		const long = { intervalDays: 30 };
		const one = figure({ ...long, code: 'D-1', publisher: 'A', estimate: people(100) });
		const other = figure({
			...{ ...long, code: 'D-2', publisher: 'B', method: 'media_report' },
			...{ referenceOn: '2026-02-10', estimate: people(600, null) }
		});
		const flagsOf = (figures: Figure[]) => {
			const { areas, national } = summarise({ ...NOTHING, figures });
			return [...areas, national].map(({ tiers }) => tiers.without_shelter.isContradicted);
		};
		expect(flagsOf([one, other])).toEqual([true, false, true]);
		expect(flagsOf([one, { ...other, referenceOn: '2026-02-15' }])).toEqual([false, false, false]);
		expect(flagsOf([one, { ...other, nationalities: ['UG'] }])).toEqual([true, false, true]);
	});

	it('knows no best and no high for the country once the figure of one area has expired', () => {
		const old = figure({ code: 'D-2', areaCode: 'KH18', referenceOn: '2025-01-01' });
		const { national } = summarise({ ...NOTHING, figures: [figure(), old] });
		expect(national.tiers.without_shelter).toMatchObject({ estimate: people(100, null), newestOn: AS_OF });
	});

	it('leaves out what is dated after the day, what is no stock, and who left the country', () => {
		const figures = [
			figure({ code: 'D-1', referenceOn: '2026-02-23' }),
			figure({ code: 'D-2', kind: 'flow' }),
			figure({ code: 'D-3', livingSituation: 'left_country' })
		];
		const { national } = summarise({ ...NOTHING, figures });
		expect(TIERS.some((tier) => national.tiers[tier].hasFigures)).toBe(false);
	});

	it('does not know accommodation where a shelter never reported', () => {
		const figures = [figure({ livingSituation: 'ngo_shelter' })];
		const { areas } = summarise({ ...NOTHING, figures, shelters: [shelter('S-1', 'KH12')] });
		expect(areas[0]?.tiers.accommodation.estimate).toEqual(people(100, null));
	});

	it('gives each area its own events, and the country all', () => {
		const event = {
			kind: 'raid',
			isCumulative: false,
			occurredOn: AS_OF,
			arrested: 0,
			hasDestination: false
		};
		const events = [
			{ ...event, code: 'E-1', areaCode: 'KH12', people: people(70) },
			{ ...event, code: 'E-2', areaCode: null, people: people(8) }
		];
		const summary = summarise({ ...NOTHING, events });
		const rows = [...summary.areas, summary.placeNotKnown, summary.national];
		expect(rows.map(({ unaccounted }) => unaccounted?.estimate.low ?? null)).toEqual([70, null, 8, 78]);
	});

	it('refuses to mix the exercise with other data', () => {
		const invented = figure({ code: 'EX-1', dataset: 'exercise', areaCode: 'KH18' });
		expect(() => summarise({ ...NOTHING, figures: [figure(), invented] })).toThrow(AddingRefused);
		const shelters = [{ ...shelter('EX-S-1', 'KH12'), dataset: 'exercise' as const }];
		const inside = figure({ livingSituation: 'ngo_shelter' });
		expect(() => summarise({ ...NOTHING, figures: [inside], shelters })).toThrow(AddingRefused);
	});

	it('refuses to lose what lies in an area that has no row, and to count an area twice', () => {
		expect(() => summarise({ ...NOTHING, figures: [figure({ areaCode: 'KH99' })] })).toThrow(
			/D-1 is in KH99/
		);
		expect(() => summarise({ ...NOTHING, areaCodes: ['KH12', 'KH12'] })).toThrow(RangeError);
	});
});
