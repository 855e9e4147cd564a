import { describe, expect, it } from 'vitest';
import { toAreaGap, type BedDetails } from '#lib/domain/area-gap.ts';
import { NOT_KNOWN, ZERO } from '#lib/domain/estimate.ts';
import { summarise } from '#lib/domain/summary.ts';
import type { ShelterReport } from '#lib/domain/shelters.ts';
import { figure, people } from '../../../tests/support/domain-figures.ts';
import {
	D_011,
	D_024,
	D_040,
	report,
	REPORTS,
	shelter,
	SHELTERS
} from '../../../tests/support/gap-case-rows.ts';

const gapOf = (
	figures: Parameters<typeof summarise>[0]['figures'],
	shelters: ReturnType<typeof shelter>[],
	reports: readonly ShelterReport[],
	details: readonly BedDetails[],
	asOf: string
) => {
	const input = { figures, shelters, reports, events: [], areaCodes: ['KH12'], asOf };
	return toAreaGap(summarise(input).areas[0]!.tiers, details, asOf);
};

describe('toAreaGap', () => {
	it('W1: Phnom Penh on 5 February 2026: the gap is not known, and at least 1,000 lack a confirmed bed', () => {
		const every30 = <T extends object>(one: T) => ({ ...one, intervalDays: 30 });
		const conditions: Record<string, string[]> = {
			'KH-S-001': ['none_known'],
			'KH-S-002': ['nationality:ID'],
			'KH-S-003': ['nationality:CN'],
			'KH-S-008': ['women_only', 'formal_identification_required']
		};
		const reports = REPORTS.map((one, id) => ({ ...one, id }));
		const details = reports.map(({ id, shelterCode }) => ({
			...{ id, capacity: null, entryConditions: conditions[shelterCode] ?? [] }
		}));
		const figures = [D_024, D_040, D_011].map(every30);
		const found = gapOf(figures, SHELTERS.map(every30), reports, details, '2026-02-05');
		expect(found).toMatchObject({
			need: people(1000, null),
			usable: NOT_KNOWN,
			gap: NOT_KNOWN,
			shortOfConfirmed: { low: 1000, high: null }
		});
		expect(found.shelters.map(({ code, free }) => [code, free])).toEqual([
			['KH-S-001', ZERO],
			['KH-S-002', NOT_KNOWN],
			['KH-S-003', NOT_KNOWN],
			['KH-S-008', NOT_KNOWN]
		]);
	});

	it('takes capacity less occupancy of a shelter, for those whom it lets in', () => {
		const asOf = '2026-02-22';
		const women = { ...shelter('KH-S-001'), intervalDays: 7 };
		const given = [report('KH-S-001', asOf, { status: 'open', occupancy: 10 })];
		const onStreet = figure({
			areaCode: 'KH12',
			livingSituation: 'street',
			referenceOn: asOf,
			estimate: people(50)
		});
		const details = (...entryConditions: string[]) => [{ id: 1, capacity: 40, entryConditions }];
		expect(gapOf([onStreet], [women], given, details('none_known'), asOf)).toMatchObject({
			usable: people(30),
			gap: people(20)
		});
		expect(gapOf([onStreet], [women], given, details('women_only'), asOf)).toMatchObject({
			usable: { low: 0, best: null, high: 30 },
			gap: { low: 20, best: null, high: 50 },
			ignoringConditions: people(20),
			shelters: [{ code: 'KH-S-001', capacity: 40, free: people(30) }]
		});
	});

	it('takes off what is held for people on the way, and never more than is free', () => {
		const asOf = '2026-02-22';
		const given = [report('KH-S-001', asOf, { status: 'open', occupancy: 10 })];
		const onStreet = figure({
			...{ areaCode: 'KH12', livingSituation: 'street', referenceOn: asOf, estimate: people(50) }
		});
		const site = { ...shelter('KH-S-001'), intervalDays: 7 };
		const holding = (held: number) =>
			gapOf(
				[onStreet],
				[site],
				given,
				[{ id: 1, capacity: 40, entryConditions: ['none_known'], held }],
				asOf
			);
		expect(holding(12)).toMatchObject({
			...{ usable: people(18), gap: people(32) },
			shelters: [{ free: people(18), held: 12 }]
		});
		expect(holding(35)).toMatchObject({ gap: people(50), shelters: [{ free: ZERO, held: 35 }] });
	});

	it('without a shelter knows that there is no bed, and without a count not how many need one', () => {
		expect(gapOf([], [], [], [], '2026-02-22')).toMatchObject({
			...{ need: NOT_KNOWN, usable: { low: 0, high: 0 }, shelters: [] },
			gap: NOT_KNOWN
		});
	});
});
