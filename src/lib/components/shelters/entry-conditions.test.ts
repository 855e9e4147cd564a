import { describe, expect, it } from 'vitest';
import { loadI18n } from '#lib/i18n/i18n.ts';
import { describeConditions } from '#lib/components/shelters/entry-conditions.ts';

const en = await loadI18n('en');
const km = await loadI18n('km');

describe('describeConditions', () => {
	it('says the conditions in words, and the nationalities by name', () => {
		expect(describeConditions(['women_only', 'formal_identification_required'], en)).toBe(
			'women only and formal identification required'
		);
		expect(describeConditions(['valid_visa_required', 'nationality:ID', 'nationality:MY'], en)).toBe(
			'valid visa required and only nationals of Indonesia and Malaysia'
		);
		expect(describeConditions(['nationality:ID'], km)).toContain('ឥណ្ឌូណេស៊ី');
	});

	it('tells what nobody said from no condition known', () => {
		expect(describeConditions(['none_known'], en)).toBe('no entry condition known');
		expect(describeConditions([], en)).toBe('not known: nobody said');
		expect(describeConditions(null, en)).toBe('not known: nobody said');
	});
});
