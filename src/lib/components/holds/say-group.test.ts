import { describe, expect, it } from 'vitest';
import { createFormat } from '#lib/i18n/format.ts';
import { en } from '#lib/i18n/en/en.ts';
import { holds as words } from '#lib/i18n/en/holds.ts';
import { sayGroup } from '#lib/components/holds/say-group.ts';
import { sayProblem } from '#lib/components/holds/say-problem.ts';

const format = createFormat('en', en.format, null);
const nobodyKnows = {
	...{ nationality: null, sex: null, areMinors: null, haveDocuments: null, areIdentified: null }
};

describe('sayGroup', () => {
	it('says what is known of a group, and that nothing is', () => {
		expect(sayGroup(nobodyKnows, words, format)).toBe('nothing known of them');
		expect(
			sayGroup(
				{ nationality: 'VN', sex: 'female', areMinors: false, haveDocuments: false, areIdentified: true },
				words,
				format
			)
		).toBe(
			'nationals of Vietnam; women and girls; no minors; Valid visa: none has one; Formally identified as victims: all are'
		);
	});
});

describe('sayProblem', () => {
	it('says how many beds are left, and what the hold has become', () => {
		expect(sayProblem({ why: 'noBed', left: 3 }, words, format)).toContain('3 can be promised now');
		expect(sayProblem({ why: 'noBed', left: 0 }, words, format)).toBe(
			'No bed is free any more. Nothing was held.'
		);
		expect(sayProblem({ why: 'changed', state: 'occupied' }, words, format)).toContain(
			'this hold is now "Here"'
		);
		expect(sayProblem({ why: 'changed', state: null }, words, format)).toBe('There is no such hold.');
	});
});
