import type { FigureKind, LivingSituation, Method, Unit } from '#lib/domain/figures.ts';
import type { FigureRow, RecordRows, Span } from './write-record.ts';

const STANDING: Span = { from: 1, until: null };

/** A stock figure of people who left compounds in Phnom Penh, as told in the ways that matter to a test. */
export function figureRow(
	told: {
		code: string;
		on: string | null;
		people: [low: number | null, best: number | null, high: number | null];
		situation?: LivingSituation;
		nationalities?: string[];
		kind?: FigureKind;
		method?: Method;
		unit?: Unit;
		isExhaustive?: boolean;
		publisher?: string;
		operation?: string;
		groups?: string[];
		shelter?: string;
		closedBy?: string;
		area?: string | null;
	} & Partial<Span>
): FigureRow {
	const [peopleLow, peopleBest, peopleHigh] = told.people;
	return {
		from: told.from ?? 1,
		until: told.until ?? null,
		code: told.code,
		series: {
			dataset: 'public_record',
			areaPcode: told.area === undefined ? 'KH12' : told.area,
			livingSituation: told.situation ?? 'street',
			populationGroup: 'left_compound',
			nationalities: told.nationalities ?? null,
			kind: told.kind ?? 'stock',
			unit: told.unit ?? 'person',
			operationCode: told.operation ?? null,
			publisher: told.operation ? null : (told.publisher ?? told.code)
		},
		referenceOn: told.on,
		referencePrecision: told.on === null ? null : 'day',
		locality: null,
		peopleLow,
		peopleBest,
		peopleHigh,
		householdSize: null,
		method: told.method ?? 'media_report',
		sex: null,
		areMinors: null,
		haveDocuments: null,
		areIdentified: null,
		isExhaustive: told.isExhaustive ?? false,
		isOverlapAssigned: false,
		overlapGroups: told.groups ?? [],
		shelterCode: told.shelter ?? null,
		closedByEventCode: told.closedBy ?? null,
		note: null
	};
}

/** A shelter in Phnom Penh that a public source named. */
export function shelterRow(code: string): RecordRows['shelters'][number] {
	return {
		...STANDING,
		code,
		name: code,
		operator: null,
		operatorKind: 'unknown',
		siteType: null,
		areaPcode: 'KH12',
		locality: null,
		nameRung: 'exact',
		operatorRung: 'exact',
		placeRung: 'exact',
		intervalDays: null,
		fundingEndsOn: null,
		note: null
	};
}

/** A report of a shelter on a day. */
export function reportRow(
	shelterCode: string,
	reportedOn: string,
	status: string,
	occupancy: number | null
): RecordRows['reports'][number] {
	return {
		...STANDING,
		shelterCode,
		reportedOn,
		status,
		closingOn: null,
		capacity: null,
		occupancy,
		entryConditions: [],
		services: [],
		isPrinted: true
	};
}

/** An event in Phnom Penh on a day. */
export function eventRow(
	code: string,
	kind: string,
	occurredOn: string,
	people: number
): RecordRows['events'][number] {
	return {
		...STANDING,
		code,
		kind,
		occurredOn,
		datePrecision: 'day',
		areaPcode: 'KH12',
		locality: null,
		geom: null,
		locationPrecision: 'not_located',
		isCumulative: false,
		peopleLow: null,
		peopleBest: people,
		peopleHigh: null,
		arrested: null,
		destination: null,
		destinationAreaPcode: null,
		agency: null,
		note: null
	};
}

/** A source that a record may cite. */
export function sourceRow(
	told: { code: string; publishedOn: string | null } & Partial<Span>
): RecordRows['sources'][number] {
	return {
		...STANDING,
		...told,
		publisher: 'A newspaper',
		title: 'A page',
		kind: 'news',
		reliability: 'B'
	};
}

/** Published records of the public record, with nothing else in it. */
export function recordOf(
	rows: Partial<RecordRows>,
	recordedAt: readonly string[] = ['2026-03-01T00:00:00Z']
): RecordRows {
	const stems = {
		source: rows.sources,
		operation: rows.operations,
		event: rows.events,
		shelter: rows.shelters,
		figure: rows.figures
	};
	const codes = Object.entries(stems).flatMap(([stem, ofStem]) =>
		[...new Set(ofStem?.map(({ code }) => code))].map((code) => ({ code, stem }))
	);
	return {
		recordedAt,
		sources: [],
		citations: [],
		operations: [],
		events: [],
		shelters: [],
		reports: [],
		figures: [],
		recommendations: [],
		...rows,
		records: codes.map(({ code, stem }) => ({
			code,
			stem: stem as RecordRows['records'][number]['stem'],
			dataset: 'public_record' as const,
			publication: 'published' as const
		}))
	};
}
