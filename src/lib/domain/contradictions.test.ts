import { describe, expect, it } from 'vitest';
import { listContradicting } from '#lib/domain/contradictions.ts';

describe('listContradicting', () => {
	it('gives both of two activities within seven days, and no third', () => {
		const closed = { activity: 'closed', sinceOn: '2026-01-08' } as const;
		const active = { activity: 'active', sinceOn: '2026-01-01' } as const;
		const earlier = { activity: 'closed', sinceOn: '2025-01-01' } as const;
		expect(listContradicting([closed, active, earlier])).toEqual([closed, active]);
	});

	it('gives none that agree, lie eight days apart, have no day, or say that it is unknown', () => {
		const active = { activity: 'active', sinceOn: '2026-01-01' } as const;
		for (const other of [
			{ activity: 'active', sinceOn: '2026-01-02' },
			{ activity: 'closed', sinceOn: '2026-01-09' },
			{ activity: 'closed', sinceOn: null },
			{ activity: 'unknown', sinceOn: '2026-01-01' }
		] as const) {
			expect(listContradicting([active, other])).toEqual([]);
		}
	});
});
