import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admit, type GroupAttributes } from '#lib/domain/eligibility.ts';

const UNKNOWN: GroupAttributes = {
	...{ nationality: null, sex: null, areMinors: null, haveDocuments: null, areIdentified: null }
};
const group = (known: Partial<GroupAttributes>): GroupAttributes => ({ ...UNKNOWN, ...known });

const CONDITIONS = [
	'formal_identification_required',
	'valid_visa_required',
	'women_only',
	'minors',
	'nationality:KE',
	'nationality:UG'
];
const anyGroup: fc.Arbitrary<GroupAttributes> = fc.record({
	nationality: fc.constantFrom('KE', 'UG', 'CN', null),
	sex: fc.constantFrom('female' as const, 'male' as const, null),
	areMinors: fc.constantFrom(true, false, null),
	haveDocuments: fc.constantFrom(true, false, null),
	areIdentified: fc.constantFrom(true, false, null)
});

describe('admit', () => {
	it.each<[string[], Partial<GroupAttributes>, boolean | null]>([
		[['none_known'], {}, true],
		[[], { sex: 'female' }, null],
		[['women_only'], { sex: 'female' }, true],
		[['women_only'], { sex: 'male' }, false],
		[['women_only'], {}, null],
		[['men_only'], { sex: 'male' }, true],
		[['minors'], { areMinors: true }, true],
		[['minors'], { areMinors: false }, false],
		[['women_only', 'minors'], { sex: 'male', areMinors: true }, true],
		[['women_only', 'minors'], { sex: 'male', areMinors: false }, false],
		[['women_only', 'minors'], { sex: 'female' }, true],
		[['nationality:KE', 'nationality:UG'], { nationality: 'UG' }, true],
		[['nationality:KE', 'nationality:UG'], { nationality: 'CN' }, false],
		[['nationality:KE'], {}, null],
		[['valid_visa_required'], { haveDocuments: false }, false],
		[['formal_identification_required'], { areIdentified: true }, true],
		[['valid_visa_required', 'women_only'], { sex: 'male' }, false],
		[['valid_visa_required', 'women_only'], { sex: 'female' }, null]
	])('of %j lets %j in: %j', (conditions, known, expected) => {
		expect(admit(conditions, group(known))).toBe(expected);
	});

	it('says of what is not known nothing that knowing more could turn around', () => {
		fc.assert(
			fc.property(
				fc.subarray(CONDITIONS, { minLength: 1 }),
				anyGroup,
				anyGroup,
				(conditions, known, more) => {
					const filled = Object.fromEntries(
						Object.entries(known).map(([name, value]) => [name, value ?? more[name as keyof GroupAttributes]])
					) as unknown as GroupAttributes;
					const before = admit(conditions, known);
					if (before !== null) expect(admit(conditions, filled)).toBe(before);
				}
			)
		);
	});

	it('lets nobody more in for another thing that is asked of everybody', () => {
		const stricter = ['formal_identification_required', 'valid_visa_required'];
		fc.assert(
			fc.property(
				fc.subarray(CONDITIONS, { minLength: 1 }),
				fc.constantFrom(...stricter),
				anyGroup,
				(conditions, condition, people) => {
					const rank = (one: boolean | null) => (one === null ? 1 : one ? 2 : 0);
					expect(rank(admit([...conditions, condition], people))).toBeLessThanOrEqual(
						rank(admit(conditions, people))
					);
				}
			)
		);
	});
});
