import { readFileSync } from 'node:fs';
import { toAreaGap, type BedDetails } from '#lib/domain/area-gap.ts';
import { toEstimate, type Estimate } from '#lib/domain/estimate.ts';
import type { Figure, LivingSituation, Unit } from '#lib/domain/figures.ts';
import { defaultInterval } from '#lib/domain/freshness.ts';
import type { ShelterReport, ShelterStatus } from '#lib/domain/shelters.ts';
import { summarise } from '#lib/domain/summary.ts';
import { figure } from './domain-figures.ts';
import { eventRow, figureRow, reportRow, shelterRow } from './record-rows.ts';
import { shelter } from './summary-input.ts';
import type { RecordRows } from './write-record.ts';

/** The day that the cases ask about. */
export const CASE_DAY = '2026-02-22';

type Ends = [low: number | null, best: number | null, high: number | null];

/** One worked case: rows of one area, and what they come to. */
export interface GapCase {
	name: string;
	why: string;
	figures: {
		/** One number: best; null: reported without a count. */
		people: number | null | Ends;
		on: string;
		situation?: LivingSituation;
		nationalities?: string[];
		groups?: string[];
		unit?: Unit;
		publisher?: string;
		isExhaustive?: boolean;
		closedBy?: { event: string; on: string; people: number };
	}[];
	shelters: {
		code: string;
		/** Null: it never reported. */
		report: {
			on: string;
			status: ShelterStatus;
			closingOn?: string;
			capacity?: number;
			occupancy?: number;
			asks: string[];
		} | null;
	}[];
	expected: Record<'need' | 'usable' | 'gap' | 'ignoringConditions' | 'surplus', Ends> & {
		shortOfConfirmed: [low: number, high: number | null];
	};
}

/** Every worked case. */
export function listGapCases(): GapCase[] {
	return ['need', 'beds', 'conditions'].flatMap(
		(name) => JSON.parse(readFileSync(`tests/fixtures/gap/${name}.json`, 'utf8')) as GapCase[]
	);
}

/** What a case comes to, in the form of the fixture. */
export function toExpected(gap: Record<keyof GapCase['expected'], Estimate>): GapCase['expected'] {
	const ends = ({ low, best, high }: Estimate): Ends => [low, best, high];
	return {
		...{ need: ends(gap.need), usable: ends(gap.usable), gap: ends(gap.gap) },
		shortOfConfirmed: [gap.shortOfConfirmed.low, gap.shortOfConfirmed.high],
		...{ ignoringConditions: ends(gap.ignoringConditions), surplus: ends(gap.surplus) }
	};
}

/** The gap of a case by the rules of the domain alone. */
export function sumGapCase(given: GapCase): GapCase['expected'] {
	const reports = given.shelters.flatMap(({ code, report }, id): (ShelterReport & BedDetails)[] => {
		if (!report) return [];
		const { on: reportedOn, status, closingOn = null, capacity = null, occupancy = null, asks } = report;
		const told = { reportedOn, status, closingOn, capacity, occupancy, entryConditions: asks };
		return [{ ...{ id, revision: 1, shelterCode: code }, ...told }];
	});
	const summary = summarise({
		...{ figures: given.figures.map(toFigure), reports, events: [], areaCodes: ['KH12'], asOf: CASE_DAY },
		shelters: given.shelters.map(({ code }) => shelter(code, 'KH12'))
	});
	return toExpected(toAreaGap(summary.areas[0]!.tiers, reports, CASE_DAY));
}

function toFigure(told: GapCase['figures'][number], index: number): Figure {
	const { on, situation = 'street', nationalities = null, groups = [], closedBy } = told;
	const [low, best, high] = toEnds(told.people);
	const code = toCode(index);
	return figure({
		...{ code, referenceOn: on, livingSituation: situation, nationalities, overlapGroups: groups },
		...{ estimate: toEstimate({ low, best, high }), intervalDays: defaultInterval(situation) },
		...{ unit: told.unit ?? 'person', publisher: told.publisher ?? code },
		isExhaustive: told.isExhaustive ?? false,
		closedBy: closedBy
			? {
					...{ eventCode: closedBy.event, occurredOn: closedBy.on, datePrecision: 'day' as const },
					people: toEstimate({ low: null, best: closedBy.people, high: null })
				}
			: null
	});
}

/** The rows of a case as they stand in the database. */
export function toCaseRows({ figures, shelters }: GapCase): Partial<RecordRows> {
	return {
		figures: figures.map(({ people, closedBy, ...told }, index) =>
			figureRow({
				...told,
				...{ code: toCode(index), people: toEnds(people), method: 'headcount' },
				...(closedBy && { closedBy: closedBy.event })
			})
		),
		events: figures.flatMap(({ closedBy }) =>
			closedBy ? [eventRow(closedBy.event, 'transfer', closedBy.on, closedBy.people)] : []
		),
		shelters: shelters.map(({ code }) => shelterRow(code)),
		reports: shelters.flatMap(({ code, report }) =>
			report
				? [
						{
							...reportRow(code, report.on, report.status, report.occupancy ?? null),
							...{ capacity: report.capacity ?? null, closingOn: report.closingOn ?? null },
							entryConditions: report.asks
						}
					]
				: []
		)
	};
}

const toCode = (index: number) => `KH-D-90${index}`;

function toEnds(people: number | null | Ends): Ends {
	return Array.isArray(people) ? people : [null, people, null];
}
