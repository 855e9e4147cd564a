import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShelterBeds } from '#lib/domain/area-gap.ts';
import { NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';
import { findRemedies } from '#lib/domain/gap-remedies.ts';
import type { NeedGroup } from '#lib/domain/gap.ts';
import { NOTHING_KNOWN } from '#lib/domain/need-groups.ts';

const exactly = (number: number): Estimate => ({ low: number, best: number, high: number });
const atMost = (number: number): Estimate => ({ low: 0, best: null, high: number });

const people = (number: number, known: Partial<NeedGroup['attributes']> = {}): NeedGroup => ({
	attributes: { ...NOTHING_KNOWN, ...known },
	people: exactly(number)
});

function shelter(code: string, free: Estimate, given: Partial<ShelterBeds> = {}): ShelterBeds {
	return {
		...{ code, free, capacity: 100, occupancy: 50, held: 0, basis: 'reported' },
		...{ entryConditions: ['none_known'], ...given }
	};
}

describe('findRemedies', () => {
	it('finds the shelter that would take those whom it refuses now', () => {
		const visaOnly = shelter('A', exactly(40), { entryConditions: ['valid_visa_required'] });
		expect(findRemedies([people(70, { haveDocuments: false })], [visaOnly])).toEqual({
			remedies: [{ kind: 'letEverybodyIn', code: 'A', beds: 40 }],
			toAsk: []
		});
	});

	it('counts no more beds than there are people without one', () => {
		const visaOnly = shelter('A', exactly(40), { entryConditions: ['valid_visa_required'] });
		const { remedies } = findRemedies(
			[people(70, { haveDocuments: false })],
			[visaOnly, shelter('B', exactly(60))]
		);
		expect(remedies).toEqual([{ kind: 'letEverybodyIn', code: 'A', beds: 10 }]);
	});

	it('says which overdue report is worth a call, and which shelters nobody knows of', () => {
		const { remedies, toAsk } = findRemedies(
			[people(50)],
			[
				shelter('A', atMost(20), { basis: 'overdue' }),
				shelter('B', NOT_KNOWN, { basis: 'expired' }),
				shelter('C', exactly(0), { basis: 'noIntake' })
			]
		);
		expect(remedies).toEqual([{ kind: 'confirm', code: 'A', beds: 20 }]);
		expect(toAsk).toEqual(['B']);
	});

	it('puts the most first, and names nothing where nothing would help', () => {
		const women = { entryConditions: ['women_only'] };
		const { remedies } = findRemedies(
			[people(90, { sex: 'male' })],
			[shelter('A', exactly(10), women), shelter('B', exactly(30), women)]
		);
		expect(remedies.map(({ code }) => code)).toEqual(['B', 'A']);
		expect(findRemedies([people(5)], [shelter('A', exactly(10))]).remedies).toEqual([]);
		expect(findRemedies([people(0)], [shelter('A', exactly(10), women)]).remedies).toEqual([]);
	});

	it('never promises more beds than a shelter has, nor more than people need', () => {
		const conditions = fc.subarray(['women_only', 'valid_visa_required', 'nationality:ID']);
		const anyShelter = fc.tuple(fc.nat(60), conditions, fc.boolean());
		const anyGroup = fc.tuple(
			fc.nat(60),
			fc.constantFrom('female', 'male', null),
			fc.constantFrom(true, false, null)
		);
		fc.assert(
			fc.property(
				fc.array(anyGroup, { maxLength: 4 }),
				fc.array(anyShelter, { maxLength: 4 }),
				(some, sites) => {
					const groups = some.map(([number, sex, haveDocuments]) => people(number, { sex, haveDocuments }));
					const shelters = sites.map(([beds, entryConditions, isOverdue], index) =>
						shelter(`S-${index}`, isOverdue ? atMost(beds) : exactly(beds), {
							...{ entryConditions, basis: isOverdue ? ('overdue' as const) : ('reported' as const) }
						})
					);
					const need = groups.reduce((sum, group) => sum + group.people.low, 0);
					for (const { code, beds } of findRemedies(groups, shelters).remedies) {
						expect(beds).toBeGreaterThan(0);
						expect(beds).toBeLessThanOrEqual(need);
						expect(beds).toBeLessThanOrEqual(shelters.find((one) => one.code === code)!.free.high!);
					}
				}
			)
		);
	});
});
