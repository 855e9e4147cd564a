import { describe, expect, it } from 'vitest';
import { countInForce, measureFreshness, type CountryMeasure } from '#lib/domain/country-measures.ts';

const measure = (given: Partial<CountryMeasure>): CountryMeasure => ({
	...{ code: 'KH-M-001', nationality: 'IN', measure: 'repatriation_support', nature: 'help' },
	...{ status: 'active', effectiveOn: '2025-12-02', untilOn: null, fine: null, people: null },
	...given
});

/** KH-M-021, 022, 052, 053 and an advisory, as the record has them for India. */
const india = [
	measure({ code: 'KH-M-021', effectiveOn: '2024-03-30' }),
	measure({ code: 'KH-M-022', measure: 'consular_desk', status: 'ended', effectiveOn: '2024-05-24' }),
	measure({ code: 'KH-M-052', effectiveOn: '2024-07-20' }),
	measure({ code: 'KH-M-053' }),
	measure({
		...{ code: 'KH-M-023', measure: 'travel_ban_or_advisory', nature: 'other' },
		effectiveOn: '2024-10-02'
	})
];

describe('countInForce', () => {
	it('counts active help, says how much of it is too old, and which is newest', () => {
		expect(countInForce(india, 'help', '2026-02-22')).toEqual({
			...{ count: 3, tooOld: 2, newestOn: '2025-12-02' }
		});
	});

	it('takes no charter under warrant for help, and nothing announced, ended or unknown for being in force', () => {
		const charter = measure({ measure: 'repatriation_flight', nature: 'enforcement' });
		const others = (['announced', 'ended', 'unknown'] as const).map((status) => measure({ status }));
		expect(countInForce([charter, ...others], 'help', '2026-02-22')).toEqual({
			...{ count: 0, tooOld: 0, newestOn: null }
		});
		expect(countInForce([charter, ...others], 'enforcement', '2026-02-22').count).toBe(1);
	});

	it('takes what has no day for too old to rely on', () => {
		expect(countInForce([measure({ effectiveOn: null })], 'help', '2026-02-22')).toEqual({
			...{ count: 1, tooOld: 1, newestOn: null }
		});
	});
});

describe('measureFreshness', () => {
	it('is due after 90 days, overdue after 120, expired after 180', () => {
		const at = (day: string) => measureFreshness('2025-01-01', day);
		expect([at('2025-03-31'), at('2025-04-01'), at('2025-05-01'), at('2025-06-30')]).toEqual([
			...['up_to_date', 'due', 'overdue', 'expired']
		]);
		expect(measureFreshness(null, '2025-01-01')).toBe(null);
	});
});
