import { describe, expect, it } from 'vitest';
import { listChanges } from '#lib/domain/version-changes.ts';

describe('listChanges', () => {
	it('tells what two versions say differently, and nothing of what they agree on', () => {
		const before = { name: 'Long Bay', aliases: ['长湾'], people_low: 0, note: null };
		const after = { name: 'Long Bay', aliases: ['长湾', 'Dara Sakor'], people_low: null, note: 'Seen.' };
		expect(listChanges(before, after)).toEqual([
			{ field: 'aliases', before: '长湾', after: '长湾, Dara Sakor' },
			{ field: 'people_low', before: '0', after: null },
			{ field: 'note', before: null, after: 'Seen.' }
		]);
	});

	it('takes a field that one of them lacks, and an empty list, as nothing', () => {
		expect(listChanges({ aliases: [] }, {})).toEqual([]);
		expect(listChanges({}, { is_cumulative: false })).toEqual([
			{ field: 'is_cumulative', before: null, after: 'false' }
		]);
	});
});
