import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOT_KNOWN, sumEstimates } from '#lib/domain/estimate.ts';
import { TIERS } from '#lib/domain/figures.ts';
import { summarise, type SummaryInput } from '#lib/domain/summary.ts';
import { anyInput } from '../../../tests/support/any-summary-input.ts';
import { expectOrdered } from '../../../tests/support/domain-arbitraries.ts';
import { anyFigures, shuffled } from '../../../tests/support/domain-figures.ts';
import { NOTHING } from '../../../tests/support/summary-input.ts';

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
