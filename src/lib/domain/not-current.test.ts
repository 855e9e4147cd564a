import { describe, expect, it } from 'vitest';
import { countOccupancies } from '#lib/domain/accommodation.ts';
import { toCells } from '#lib/domain/cells.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { findNotCurrentReason } from '#lib/domain/not-current.ts';
import type { Shelter } from '#lib/domain/shelters.ts';
import { AS_OF, figure, people } from '../../../tests/support/domain-figures.ts';

const shelter: Shelter = { code: 'S-1', dataset: 'public_record', areaCode: 'KH12', intervalDays: null };
const old = figure({ code: 'D-1', referenceOn: '2025-01-01' });
const undated = figure({ code: 'D-2', referenceOn: null });

function find(figures: Figure[], shelters: Shelter[] = []) {
	return findNotCurrentReason({
		cells: toCells(figures, AS_OF),
		shelters: countOccupancies(shelters, [], { standing: [], givenWay: [] }, AS_OF),
		newestOn: null
	});
}

describe('findNotCurrentReason', () => {
	it('says expired only where every figure has expired', () => {
		expect(find([old])).toBe('expired');
		expect(find([old, figure({ ...old, code: 'D-3', livingSituation: 'guesthouse' })])).toBe('expired');
		expect(find([old, undated])).toBeNull();
	});

	it('does not call expired what has no date, was never reported, or was closed by an event', () => {
		const closedBy = {
			...{ eventCode: 'E-1', occurredOn: '2026-02-01', datePrecision: 'month' as const },
			people: people(64)
		};
		expect(find([undated])).toBe('undated');
		expect(find([], [shelter])).toBe('never_reported');
		expect(find([figure({ referenceOn: '2026-02-20', closedBy })])).toBe('closed_by_event');
		expect(find([figure({ unit: 'household' })])).toBe('households');
	});

	it('judges a series by its latest round, not by the earlier ones', () => {
		const earlier = figure({ code: 'D-0', referenceOn: '2024-01-01' });
		expect(find([earlier, old])).toBe('expired');
	});

	it('gives no reason where there was never a figure, or one is current', () => {
		expect(find([])).toBeNull();
		expect(find([figure()])).toBeNull();
	});
});
