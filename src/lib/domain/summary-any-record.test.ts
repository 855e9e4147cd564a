import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#lib/domain/day.ts';
import { NOT_KNOWN, sumEstimates } from '#lib/domain/estimate.ts';
import { TIERS } from '#lib/domain/figures.ts';
import { SHELTER_STATUSES } from '#lib/domain/shelters.ts';
import { summarise, type SummaryInput } from '#lib/domain/summary.ts';
import { anyEstimate, expectOrdered } from '../../../tests/support/domain-arbitraries.ts';
import { anyFigures, AS_OF, shuffled } from '../../../tests/support/domain-figures.ts';
import { NOTHING, shelter } from '../../../tests/support/summary-input.ts';

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

describe('summarise, on any record', { timeout: 20_000 }, () => {
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
