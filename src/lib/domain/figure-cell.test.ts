import { describe, expect, it } from 'vitest';
import { findCellOf, listFiguresOf } from '#lib/domain/figure-cell.ts';
import { summarise } from '#lib/domain/summary.ts';
import { figure } from '../../../tests/support/domain-figures.ts';
import { NOTHING } from '../../../tests/support/summary-input.ts';

const FIGURES = [
	figure({ code: 'D-1', publisher: 'A' }),
	figure({ code: 'D-2', publisher: 'B', method: 'media_report' }),
	figure({ code: 'D-3', publisher: 'C', referenceOn: '2025-01-01' }),
	figure({ code: 'D-4', publisher: 'D', livingSituation: 'guesthouse' })
];
const [area] = summarise({ ...NOTHING, figures: FIGURES }).areas;

describe('findCellOf', () => {
	it('finds the cell of a figure that is chosen, beside it or set aside', () => {
		for (const code of ['D-1', 'D-2', 'D-3']) {
			expect(findCellOf(area!, code)?.livingSituation).toBe('street');
		}
		expect(findCellOf(area!, 'D-4')?.livingSituation).toBe('guesthouse');
	});

	it('finds none for a figure that is no count of these people', () => {
		expect(findCellOf(area!, 'D-9')).toBeUndefined();
	});
});

describe('listFiguresOf', () => {
	it('begins with the one that is used, and ends with those set aside', () => {
		expect(listFiguresOf(findCellOf(area!, 'D-1')!).map(({ code }) => code)).toEqual(['D-1', 'D-2', 'D-3']);
	});
});
