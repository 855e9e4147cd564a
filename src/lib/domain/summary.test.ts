import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddingRefused } from '#lib/domain/adding.ts';
import { codeOf } from '#lib/domain/counters.ts';
import { addDays } from '#lib/domain/day.ts';
import { NOT_KNOWN, sumEstimates } from '#lib/domain/estimate.ts';
import { TIERS, type Figure } from '#lib/domain/figures.ts';
import { SHELTER_STATUSES, type Shelter } from '#lib/domain/shelters.ts';
import { summarise, type SummaryInput } from '#lib/domain/summary.ts';
import { anyEstimate, expectOrdered } from '../../../tests/support/domain-arbitraries.ts';
import { anyFigures, AS_OF, figure, people, shuffled } from '../../../tests/support/domain-figures.ts';

const NOTHING: SummaryInput = {
	figures: [],
	shelters: [],
	reports: [],
	events: [],
	areaCodes: ['KH12', 'KH18'],
	asOf: AS_OF
};
const shelter = (code: string, areaCode: string | null): Shelter => ({
	code,
	areaCode,
	dataset: 'public_record',
	intervalDays: null
});

const anyReports = fc
	.array(
		fc.record({
			revision: fc.integer({ min: 1, max: 9 }),
			shelterCode: fc.constantFrom('S-1', 'S-2', 'S-3'),
			reportedOn: fc.option(fc.nat(40).map((age) => addDays(AS_OF, -age))),
			status: fc.constantFrom(...SHELTER_STATUSES),
			closingOn: fc.constant(null),
			occupancy: fc.option(fc.nat(300))
		}),
		{ maxLength: 4 }
	)
	.map((reports) => reports.map((one, id) => ({ ...one, id })));

const anyEvents = fc
	.array(
		fc.record({
			kind: fc.constantFrom('raid', 'escape', 'arrest'),
			isCumulative: fc.boolean(),
			occurredOn: fc.nat(40).map((age) => addDays(AS_OF, -age)),
			areaCode: fc.constantFrom('KH12', null),
			people: anyEstimate,
			arrested: fc.option(fc.nat(99)),
			hasDestination: fc.boolean()
		}),
		{ maxLength: 3 }
	)
	.map((events) => events.map((one, place) => ({ ...one, code: `E-${place}` })));

const anyInput: fc.Arbitrary<SummaryInput> = fc.record({
	figures: anyFigures(
		{
			areas: ['KH12', 'KH18', null],
			situations: ['street', 'embassy_premises', 'unknown', 'ngo_shelter', 'police_custody', 'left_country'],
			groups: ['left_compound', 'border_closure'],
			nationalities: [null, ['UG'], ['KE', 'UG'], ['GH']],
			overlapGroups: ['G', 'H', 'I'],
			shelters: [null, 'S-1', 'S-2', 'S-9']
		},
		12
	),
	shelters: fc.constant([shelter('S-1', 'KH12'), shelter('S-2', 'KH18'), shelter('S-3', null)]),
	reports: anyReports,
	events: anyEvents,
	areaCodes: fc.constant(['KH12', 'KH18']),
	asOf: fc.constant(AS_OF)
});

describe('summarise', { timeout: 20_000 }, () => {
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

	it('counts a linked figure once where its shelter gave no dated report', () => {
		const figures = [figure({ livingSituation: 'ngo_shelter', shelterCode: 'S-1' })];
		const { areas } = summarise({ ...NOTHING, figures, shelters: [shelter('S-1', 'KH12')] });
		expect(areas[0]?.tiers.accommodation.estimate).toEqual(people(100));
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

	it('takes off only the cells of areas that count', () => {
		const shared = { overlapGroups: ['G'] };
		const figures = [
			figure({ ...shared, code: 'D-1', areaCode: null, estimate: people(300) }),
			figure({ ...shared, code: 'D-2', estimate: people(60) }),
			figure({ ...shared, code: 'D-3', estimate: people(50), livingSituation: 'embassy_premises' })
		];
		const { placeNotKnown, national } = summarise({ ...NOTHING, figures });
		expect(placeNotKnown.tiers.without_shelter.estimate).toEqual(people(240));
		expect(national.tiers.without_shelter.estimate).toEqual(people(300));
	});

	it('counts people once whom a shelter reports and another figure counts partly too', () => {
		const shared: Partial<Figure> = { livingSituation: 'ngo_shelter', overlapGroups: ['G'] };
		const displaced = figure({ ...shared, code: 'D-1', shelterCode: 'S-1' });
		const unplaced = figure({ ...shared, code: 'D-2', areaCode: null, estimate: people(400) });
		const here = figure({ ...shared, code: 'D-3', livingSituation: 'government_shelter' });
		const report = { id: 1, revision: 1, status: 'open', closingOn: null, reportedOn: AS_OF } as const;
		const shelters = [shelter('S-1', 'KH12'), shelter('S-2', 'KH12')];
		const reports = [
			{ ...report, shelterCode: 'S-1', occupancy: 150 },
			{ ...report, id: 2, shelterCode: 'S-2', occupancy: 30 }
		];
		const { areas, placeNotKnown, national } = summarise({
			...{ ...NOTHING, shelters, reports },
			figures: [displaced, unplaced, here]
		});
		const tiers = [areas[0]!, placeNotKnown, national].map((row) => row.tiers.accommodation.estimate);
		expect(tiers).toEqual([people(180), people(250), people(430)]);
		expect(areas[0]?.tiers.accommodation.samePeople.map(({ by }) => codeOf(by))).toEqual(['S-1']);
		expect(placeNotKnown.tiers.accommodation.cells[0]?.takenOff.map(codeOf)).toEqual(['S-1']);
	});

	it('takes what areas count off a shelter without a place, but never another shelter', () => {
		const shared: Partial<Figure> = { livingSituation: 'ngo_shelter', overlapGroups: ['G'] };
		const figures = [
			figure({ ...shared, code: 'D-1', areaCode: null, shelterCode: 'S-1' }),
			figure({ ...shared, code: 'D-2', areaCode: 'KH18', shelterCode: 'S-2' }),
			figure({ ...shared, code: 'D-3', estimate: people(60) })
		];
		const report = { revision: 1, status: 'open', closingOn: null, reportedOn: AS_OF } as const;
		const reports = ['S-1', 'S-2'].map((shelterCode, id) => ({ ...report, id, shelterCode, occupancy: 100 }));
		const shelters = [shelter('S-1', null), shelter('S-2', 'KH18')];
		const { placeNotKnown, national } = summarise({ ...NOTHING, figures, shelters, reports });
		expect(placeNotKnown.tiers.accommodation.estimate).toEqual(people(40));
		expect(national.tiers.accommodation.estimate).toEqual(people(200));
	});

	it('takes nothing off a cell without a place that is set aside itself', () => {
		const shared = { overlapGroups: ['G'] };
		const figures = [
			figure({ ...shared, code: 'D-1', areaCode: null, estimate: people(300) }),
			figure({ ...shared, code: 'D-2', areaCode: null, livingSituation: 'embassy_premises' }),
			figure({ ...shared, code: 'D-3', estimate: people(60) })
		];
		const { cells } = summarise({ ...NOTHING, figures }).placeNotKnown.tiers.without_shelter;
		expect(cells.map((cell) => [cell.livingSituation, cell.takenOff.length, cell.estimate.low])).toEqual([
			['street', 1, 240],
			['embassy_premises', 0, 100]
		]);
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

	it('can add any figures of one record, keeps low ≤ best ≤ high, and is the sum of its parts', () => {
		fc.assert(
			fc.property(anyInput, (input) => {
				const summary = summarise(input);
				const rows = [...summary.areas, summary.placeNotKnown];
				for (const tier of TIERS) {
					for (const { tiers } of rows) {
						const { estimate, situations, shelters, samePeople, hasFigures } = tiers[tier];
						const gone = new Set<unknown>(samePeople.map(({ counter }) => counter));
						const open = shelters.filter((one) => !gone.has(one));
						const parts = [...situations, ...open].flatMap((part) => part.estimate ?? []);
						expectOrdered(estimate);
						expect(estimate).toEqual(parts.length > 0 ? sumEstimates(parts) : NOT_KNOWN);
						if (!hasFigures) expect(estimate).toEqual(NOT_KNOWN);
					}
					const counted = rows
						.filter(({ tiers }) => tiers[tier].hasFigures)
						.map(({ tiers }) => tiers[tier].estimate);
					const { estimate } = summary.national.tiers[tier];
					expect(estimate).toEqual(counted.length > 0 ? sumEstimates(counted) : NOT_KNOWN);
				}
			})
		);
	});

	it('gives the same answer whatever the order of figures, shelters, reports and events', () => {
		const twice = anyInput.chain((input) =>
			fc.record({
				input: fc.constant(input),
				figures: shuffled(input.figures),
				shelters: shuffled(input.shelters),
				reports: shuffled(input.reports),
				events: shuffled(input.events)
			})
		);
		fc.assert(
			fc.property(twice, ({ input, ...again }) => {
				expect(JSON.stringify(summarise({ ...input, ...again }))).toBe(JSON.stringify(summarise(input)));
			})
		);
	});

	it('forgets no figure: each is chosen, beside, set aside or given way in its place', () => {
		fc.assert(
			fc.property(anyInput, (input) => {
				const { areas, placeNotKnown } = summarise(input);
				const seen = [...areas, placeNotKnown].flatMap(({ tiers }) =>
					TIERS.flatMap((tier) => [
						...tiers[tier].givenWay,
						...tiers[tier].cells.flatMap(({ choice }) => [
							...(choice.chosen ? [choice.chosen] : []),
							...choice.triangulation,
							...choice.setAside.map((one) => one.figure)
						])
					])
				);
				const expected = input.figures.filter((one) => one.livingSituation !== 'left_country');
				expect(seen.map(({ code }) => code).sort()).toEqual(expected.map(({ code }) => code).sort());
			})
		);
	});

	it('never lowers what is without shelter for another figure that has expired', () => {
		const weekly = anyFigures({ areas: ['KH12', null], nationalities: [null, ['UG']], intervals: [7] }, 6);
		fc.assert(
			fc.property(weekly, weekly, (figures, more) => {
				const old = more.map((one) => ({ ...one, code: `old ${one.code}`, referenceOn: '2025-12-01' }));
				const of = (all: SummaryInput['figures']) =>
					summarise({ ...NOTHING, figures: all }).national.tiers.without_shelter.estimate;
				const [before, after] = [of(figures), of([...figures, ...old])];
				expect(after.low).toBe(before.low);
				expect([before.best, null]).toContain(after.best);
				expect([before.high, null]).toContain(after.high);
			})
		);
	});
});
