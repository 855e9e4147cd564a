import { describe, expect, it } from 'vitest';
import { layOutHistory } from '#lib/components/compounds/history.ts';

describe('layOutHistory', () => {
	it('lets a status hold until the next, and the last until the day shown', () => {
		const statuses = [
			{ activity: 'closed', sinceOn: '2026-01-31' },
			{ activity: 'active', sinceOn: '2026-01-11' },
			{ activity: 'unknown', sinceOn: null }
		] as const;
		expect(layOutHistory(statuses, ['2026-01-01', '2026-01-31', '2026-01-31'], '2026-02-10')).toEqual({
			first: '2026-01-01',
			stretches: [
				{ activity: 'active', from: 25, to: 75 },
				{ activity: 'closed', from: 75, to: 100 }
			],
			ticks: [0, 75]
		});
	});

	it('draws nothing where nothing has a day before the day shown', () => {
		expect(layOutHistory([{ activity: 'active', sinceOn: null }], [], '2026-02-10')).toBeUndefined();
		expect(layOutHistory([{ activity: 'active', sinceOn: '2026-02-10' }], [], '2026-02-10')).toBeUndefined();
	});
});
