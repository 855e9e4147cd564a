import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupAttributes } from '#lib/domain/eligibility.ts';
import { NOT_KNOWN, ZERO, sumEstimates, type Estimate } from '#lib/domain/estimate.ts';
import { toGap, type BedOffer, type NeedGroup } from '#lib/domain/gap.ts';
import { anyEstimate, expectOrdered } from '../../../tests/support/domain-arbitraries.ts';

const NOTHING_KNOWN: GroupAttributes = {
	...{ nationality: null, sex: null, areMinors: null, haveDocuments: null, areIdentified: null }
};
const exactly = (count: number): Estimate => ({ low: count, best: count, high: count });
const range = (low: number, best: number | null, high: number | null): Estimate => ({ low, best, high });
const group = (people: Estimate, known: Partial<GroupAttributes> = {}): NeedGroup => ({
	attributes: { ...NOTHING_KNOWN, ...known },
	people
});
const beds = (free: Estimate, ...entryConditions: string[]): BedOffer => ({
	entryConditions: entryConditions.length > 0 ? entryConditions : ['none_known'],
	free
});

describe('the worked cases', () => {
	it('W1: 1,000 or more, a full shelter and three that did not say: not known, short of at least 1,000', () => {
		const offers = [
			beds(ZERO),
			beds(NOT_KNOWN, 'nationality:ID'),
			beds(NOT_KNOWN, 'nationality:CN'),
			beds(NOT_KNOWN, 'women_only', 'formal_identification_required')
		];
		expect(toGap([group(range(1000, null, null))], offers)).toMatchObject({
			need: range(1000, null, null),
			usable: range(0, null, null),
			gap: range(0, null, null),
			shortOfConfirmed: range(1000, null, null)
		});
	});

	it('W4: papers unknown, and a shelter that asks for a visa', () => {
		const offer = beds(exactly(60), 'valid_visa_required');
		expect(toGap([group(exactly(100))], [offer])).toMatchObject({
			usable: range(0, null, 60),
			gap: range(40, null, 100),
			ignoringConditions: exactly(40)
		});
		const known = [group(exactly(70), { haveDocuments: false }), group(exactly(30), { haveDocuments: true })];
		expect(toGap(known, [offer])).toMatchObject({ usable: exactly(30), gap: exactly(70) });
	});

	it('W5: women have two shelters to go to and men one, which the women leave to them', () => {
		const people = [group(exactly(30), { sex: 'female' }), group(exactly(50), { sex: 'male' })];
		expect(toGap(people, [beds(exactly(40), 'women_only'), beds(exactly(45))])).toMatchObject({
			usable: exactly(75),
			gap: exactly(5),
			ignoringConditions: ZERO,
			surplus: exactly(10)
		});
	});

	it('W6: overdue, full, suspended and never reported are four kinds of nothing', () => {
		const [overdue, full, suspended, silent] = [
			beds(range(0, null, 20)),
			beds(ZERO),
			beds(ZERO),
			beds(NOT_KNOWN)
		];
		const need = [group(exactly(50))];
		expect(toGap(need, [overdue, full, suspended, silent])).toMatchObject({
			usable: range(0, null, null),
			gap: range(0, null, 50),
			shortOfConfirmed: range(50, null, 50)
		});
		expect(toGap(need, [overdue, full, suspended])).toMatchObject({
			usable: range(0, null, 20),
			gap: range(30, null, 50),
			shortOfConfirmed: range(50, null, 50)
		});
	});

	it('W7: two areas net nothing, and a catchment of both does', () => {
		const [x, y] = [group(exactly(100)), beds(exactly(80))];
		expect(toGap([x], [beds(ZERO)])).toMatchObject({ gap: exactly(100) });
		expect(toGap([group(ZERO)], [y])).toMatchObject({ gap: ZERO, surplus: exactly(80) });
		expect(toGap([x, group(ZERO)], [beds(ZERO), y])).toMatchObject({ usable: exactly(80), gap: exactly(20) });
	});

	it('where no shelter is registered, all who need a bed lack one', () => {
		expect(toGap([group(range(20, null, 30))], [])).toMatchObject({
			usable: { low: 0, high: 0 },
			gap: range(20, null, 30)
		});
	});
});

const CONDITIONS = ['women_only', 'valid_visa_required', 'formal_identification_required', 'nationality:KE'];
const anyAttributes: fc.Arbitrary<GroupAttributes> = fc.record({
	nationality: fc.constantFrom('KE', 'CN', null),
	sex: fc.constantFrom('female' as const, 'male' as const, null),
	areMinors: fc.constantFrom(true, false, null),
	haveDocuments: fc.constantFrom(true, false, null),
	areIdentified: fc.constantFrom(true, false, null)
});
const anyGroups = fc.array(fc.record({ attributes: anyAttributes, people: anyEstimate }), { maxLength: 5 });
const anyOffers = fc.array(
	fc.record({
		entryConditions: fc
			.subarray(CONDITIONS)
			.map((conditions) => (conditions.length > 0 ? conditions : ['none_known'])),
		free: anyEstimate
	}),
	{ maxLength: 5 }
);

/** Fails where an end that is known before and after grew. An upper end that was not known may become known. */
function expectNoGreater(after: Estimate, before: Estimate): void {
	expect(after.low).toBeLessThanOrEqual(before.low);
	for (const end of ['best', 'high'] as const)
		if (before[end] !== null && after[end] !== null) expect(after[end]).toBeLessThanOrEqual(before[end]);
}

describe('toGap', () => {
	it('is never negative, and low ≤ best ≤ high', () => {
		fc.assert(
			fc.property(anyGroups, anyOffers, (groups, offers) => {
				const { need, usable, gap, ignoringConditions, surplus } = toGap(groups, offers);
				for (const estimate of [need, usable, gap, ignoringConditions, surplus]) expectOrdered(estimate);
			})
		);
	});

	it('is raised at no end by more beds', () => {
		fc.assert(
			fc.property(anyGroups, anyOffers, fc.nat(4), fc.nat(50), (groups, offers, at, more) => {
				const grown = offers.map((offer, site) =>
					site === at ? { ...offer, free: sumEstimates([offer.free, exactly(more)]) } : offer
				);
				expectNoGreater(toGap(groups, grown).gap, toGap(groups, offers).gap);
			})
		);
	});

	it('is lowered at no end by a stricter condition', () => {
		fc.assert(
			fc.property(
				anyGroups,
				anyOffers,
				fc.nat(4),
				fc.constantFrom(...CONDITIONS),
				(groups, offers, at, asked) => {
					fc.pre(asked !== 'nationality:KE' || !offers[at]?.entryConditions.includes(asked));
					const stricter = offers.map((offer, site) =>
						site === at ? { ...offer, entryConditions: [...offer.entryConditions, asked] } : offer
					);
					expectNoGreater(toGap(groups, offers).gap, toGap(groups, stricter).gap);
				}
			)
		);
	});

	it('parts need and beds whole: who has a usable bed and who lacks one are all who need one', () => {
		fc.assert(
			fc.property(anyGroups, anyOffers, (groups, offers) => {
				const { need, usable, gap } = toGap(groups, offers);
				if (usable.best !== null) expect(usable.best + gap.best!).toBe(need.best);
				expect(need).toEqual(sumEstimates(groups.map(({ people }) => people)));
			})
		);
	});

	it('is smallest where every shelter lets everybody in', () => {
		fc.assert(
			fc.property(anyGroups, anyOffers, (groups, offers) => {
				const { gap, ignoringConditions } = toGap(groups, offers);
				expectNoGreater(ignoringConditions, gap);
			})
		);
	});
});
