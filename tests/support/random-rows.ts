import fc from 'fast-check';
import { addDays, type Day } from '#lib/domain/day.ts';
import {
	METHODS,
	RELIABILITIES,
	type FigureKind,
	type LivingSituation,
	type Method,
	type PopulationGroup,
	type Unit
} from '#lib/domain/figures.ts';
import { INTERVALS } from '#lib/domain/freshness.ts';
import { SHELTER_STATUSES } from '#lib/domain/shelters.ts';

/** The day around which random records happen. */
export const DAY: Day = '2026-02-10';

/** Areas that random records speak of. */
export const AREAS = ['KH01', 'KH02', 'KH12'];

/** Codes of random records, by what they are; L-… is live, EX-… the exercise. */
export const CODES = {
	source: ['SRC-1', 'SRC-2', 'SRC-3', 'L-SRC-1', 'EX-SRC-1'],
	operation: ['OP-1', 'OP-2', 'L-OP-1', 'EX-OP-1'],
	event: ['E-1', 'E-2', 'E-3', 'E-4', 'E-5', 'E-6', 'L-E-1', 'EX-E-1'],
	shelter: ['S-1', 'S-2', 'S-3', 'L-S-1', 'EX-S-1'],
	figure: [
		...Array.from({ length: 24 }, (_, place) => `D-${place + 1}`),
		...['L-D-1', 'L-D-2', 'L-D-3', 'L-D-4', 'EX-D-1', 'EX-D-2', 'EX-D-3', 'EX-D-4']
	]
} as const;

/** The usual value in three of four draws, else any of the others. */
export function often<T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
	const [most, some] = [fc.constant(usual), fc.constantFrom(...others)];
	return fc.oneof({ weight: 3, arbitrary: most }, { weight: 1, arbitrary: some });
}

/** Null in one of `freq` + 1 draws. */
export function orNull<T>(value: fc.Arbitrary<T>, freq = 3): fc.Arbitrary<T | null> {
	return fc.option(value, { nil: null, freq });
}

/** A day near `DAY`. */
export function day(daysBefore: number, daysAfter: number): fc.Arbitrary<Day> {
	return fc.integer({ min: -daysBefore, max: daysAfter }).map((days) => addDays(DAY, days));
}

const area = fc.constantFrom(...AREAS, ...AREAS, null, null);
const interval = fc.constantFrom(...Object.keys(INTERVALS).map(Number));

/** Few different numbers, so that many are equal and sums pass each other. */
const people = fc
	.tuple(
		fc.constantFrom(0, 5, 10, 10, 20, 20, 40, 80),
		fc.constantFrom(0, 0, 5, 20),
		fc.constantFrom(0, 0, 5, 20),
		fc.integer({ min: 0, max: 9 })
	)
	.map(([low, toBest, toHigh, shape]) => ({
		peopleLow: [0, 1, 2, 3, 4].includes(shape) ? low : null,
		peopleBest: [0, 1, 5, 6, 7].includes(shape) ? low + toBest : null,
		peopleHigh: [0, 2, 3, 7, 8].includes(shape) ? low + toBest + toHigh : null
	}));

export const source = fc.record({
	publisher: fc.constant('Somebody'),
	title: fc.constant('A page'),
	kind: fc.constant('news'),
	reliability: orNull(fc.constantFrom(...RELIABILITIES))
});

export const operation = fc.record({
	body: fc.constant('A counter'),
	scope: fc.constant('Some people'),
	direction: fc.constant('stock'),
	takesLeaversOff: orNull(fc.boolean()),
	intervalDays: interval
});

export const event = fc
	.record({
		kind: fc.constantFrom('raid', 'rescue', 'release', 'escape', 'arrest'),
		occurredOn: day(40, 25),
		datePrecision: fc.constant('day'),
		areaPcode: area,
		locationPrecision: fc.constant('not_located'),
		isCumulative: often(false, true),
		arrested: orNull(fc.nat(40), 1),
		destination: often(null, 'A shelter'),
		destinationAreaPcode: often(null, 'KH01'),
		people
	})
	.map(({ people: some, ...one }) => ({ ...one, ...some }));

export const shelter = fc.record({
	operatorKind: fc.constant('ngo'),
	areaPcode: area,
	nameRung: fc.constant('hidden'),
	operatorRung: fc.constant('hidden'),
	placeRung: fc.constant('hidden'),
	intervalDays: orNull(interval, 1)
});

export const report = fc
	.record({
		shelterCode: fc.constantFrom(...CODES.shelter),
		reportedOn: orNull(day(30, 25), 6),
		status: fc.constantFrom(...SHELTER_STATUSES),
		closes: day(20, 25),
		capacity: orNull(fc.nat(90)),
		occupancy: orNull(fc.nat(90)),
		entryConditions: fc.constant<string[]>([]),
		services: fc.constant<string[]>([]),
		isPrinted: fc.boolean()
	})
	.map(({ closes, ...one }) => ({ ...one, closingOn: one.status === 'closing_on' ? closes : null }));

/** Where and whom a figure counts. */
export const cell = fc.record({
	areaPcode: fc.constantFrom('KH01', 'KH01', 'KH01', 'KH02', null, null),
	livingSituation: fc.constantFrom<LivingSituation>(
		...(['street', 'street', 'street', 'embassy_premises', 'embassy_premises'] as const),
		...(['crowded_housing', 'unknown', 'ngo_shelter', 'ngo_shelter', 'government_shelter'] as const),
		...(['immigration_detention', 'left_country'] as const)
	),
	populationGroup: often<PopulationGroup>('left_compound', 'other'),
	nationalities: fc.constantFrom<string[] | null>(
		null,
		null,
		['ID'],
		['KE'],
		['UG'],
		['ID', 'KE'],
		['KE', 'UG']
	)
});

const counter = fc.oneof(
	fc.record({ operationCode: fc.constantFrom(...CODES.operation), publisher: fc.constant(null) }),
	fc.record({ operationCode: fc.constant(null), publisher: fc.constantFrom('Paper', 'Office', 'Radio') })
);

/** A figure of the cell at a place in a list that is drawn apart, so that many share one. */
export const figure = fc
	.record({
		cellAt: fc.nat(1000),
		kind: often<FigureKind>('stock', 'stock', 'stock', 'flow', 'peak', 'cumulative'),
		unit: often<Unit>('person', 'person', 'household'),
		counter,
		people,
		referenceOn: orNull(day(35, 20), 12),
		referencePrecision: fc.constant('day'),
		method: fc.constantFrom<Method>('estimate', 'estimate', 'registration', 'registration', ...METHODS),
		stated: often('nothing', 'nothing', 'nothing', 'sex', 'minors', 'documents', 'identified'),
		isExhaustive: often(false, true),
		isOverlapAssigned: fc.constant(false),
		overlapGroups: fc.constantFrom<string[]>([], [], ['G1'], ['G1'], ['G2'], ['G1', 'G2']),
		shelterCode: often(null, ...CODES.shelter),
		closedByEventCode: often(null, ...CODES.event)
	})
	.map(({ people: some, stated, ...one }) => ({
		...{ ...one, ...some },
		sex: stated === 'sex' ? 'female' : null,
		areMinors: stated === 'minors' ? false : null,
		haveDocuments: stated === 'documents' ? true : null,
		areIdentified: stated === 'identified' ? false : null
	}));

/** Of a source for a figure. */
export const citation = fc.record({
	recordCode: fc.constantFrom(...CODES.figure),
	sourceCode: fc.constantFrom(...CODES.source),
	field: often(null, 'label:suspects'),
	position: fc.integer({ min: 1, max: 3 })
});

export const recommendation = fc.record({ reason: fc.constant('the best') });
