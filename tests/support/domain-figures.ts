import fc from 'fast-check';
import { addDays, type Day } from '#lib/domain/day.ts';
import { isKnown, toEstimate, type Estimate } from '#lib/domain/estimate.ts';
import {
	METHODS,
	RELIABILITIES,
	UNITS,
	type Figure,
	type LivingSituation,
	type PopulationGroup
} from '#lib/domain/figures.ts';
import { anyEstimate } from './domain-arbitraries.ts';

/** The day that tests ask about unless they say another. */
export const AS_OF = '2026-02-22';

/** An estimate as published: `people(200, 300)` is low 200, best 300; a single number is the best. */
export function people(low: number | null, best?: number | null, high?: number | null): Estimate {
	return best === undefined
		? toEstimate({ low: null, best: low, high: null })
		: toEstimate({ low, best, high: high ?? null });
}

/** A figure that nothing speaks against: 100 people on the street of KH12 counted today, but for what is given. */
export function figure(given: Partial<Figure> = {}): Figure {
	const estimate = given.estimate ?? people(100);
	return {
		code: 'D-1',
		revision: 1,
		arrivedIn: given.revision ?? 1,
		dataset: 'public_record',
		areaCode: 'KH12',
		livingSituation: 'street',
		populationGroup: 'left_compound',
		nationalities: null,
		kind: 'stock',
		unit: 'person',
		estimate,
		isCounted: isKnown(estimate),
		method: 'headcount',
		referenceOn: AS_OF,
		operation: null,
		takesLeaversOff: null,
		intervalDays: 7,
		publisher: 'Somebody',
		bestReliability: 'B',
		overlapGroups: [],
		shelterCode: null,
		closedBy: null,
		statesAttributes: false,
		isExhaustive: false,
		recommendation: null,
		...given
	};
}

/** What the figures of a random set may differ in; everything else is drawn. */
export interface FigureChoices {
	areas?: readonly (string | null)[];
	situations?: readonly LivingSituation[];
	groups?: readonly PopulationGroup[];
	nationalities?: readonly (readonly string[] | null)[];
	overlapGroups?: readonly string[];
	intervals?: readonly number[];
	shelters?: readonly (string | null)[];
}

const sometimes = <T>(value: fc.Arbitrary<T>, freq = 4) => fc.option(value, { nil: null, freq });

/** A figure of one area, situation, group and nationality set unless more are given; ages up to 40 days. */
export function anyFigure(choices: FigureChoices = {}): fc.Arbitrary<Figure> {
	const drawn = fc.record({
		revision: fc.integer({ min: 1, max: 9 }),
		areaCode: fc.constantFrom(...(choices.areas ?? ['KH12'])),
		livingSituation: fc.constantFrom(...(choices.situations ?? (['street'] as const))),
		populationGroup: fc.constantFrom(...(choices.groups ?? (['left_compound'] as const))),
		nationalities: fc
			.constantFrom(...(choices.nationalities ?? [null]))
			.map((codes) => (codes ? [...codes] : null)),
		unit: fc.constantFrom(...UNITS, 'person' as const, 'person' as const),
		estimate: anyEstimate,
		method: fc.constantFrom(...METHODS),
		referenceOn: sometimes(
			fc.nat(40).map((age): Day => addDays(AS_OF, -age)),
			12
		),
		operation: sometimes(fc.constantFrom('OP-1', 'OP-2', 'OP-3'), 1),
		takesLeaversOff: sometimes(fc.boolean()),
		intervalDays: fc.constantFrom(...(choices.intervals ?? [1, 7, 14, 30])),
		publisher: fc.constantFrom('Paper', 'Office', 'Radio', 'Mission', 'OP-1'),
		bestReliability: sometimes(fc.constantFrom(...RELIABILITIES)),
		overlapGroups: fc.subarray([...(choices.overlapGroups ?? [])]),
		shelterCode: fc.constantFrom(...(choices.shelters ?? [null])),
		closedBy: fc.option(
			fc.nat(5).map((age) => ({
				eventCode: 'E-1',
				occurredOn: addDays(AS_OF, 2 - age),
				datePrecision: 'day' as const,
				people: people(10)
			})),
			{ nil: null, freq: 1 }
		),
		isRarely: fc.nat(19),
		isExhaustive: fc.nat(9).map((roll) => roll === 0),
		recommendation: fc.option(
			fc.record({ revision: fc.integer({ min: 1, max: 12 }), reason: fc.constant('seen') }),
			{
				nil: null,
				freq: 1
			}
		)
	});
	return drawn.map(({ isRarely, closedBy, ...given }) =>
		figure({ ...given, statesAttributes: isRarely === 0, closedBy: isRarely < 3 ? closedBy : null })
	);
}

/** Several such figures, each with a code of its own. */
export function anyFigures(choices: FigureChoices = {}, maxLength = 8): fc.Arbitrary<Figure[]> {
	return fc
		.array(anyFigure(choices), { maxLength })
		.map((figures) => figures.map((one, place) => ({ ...one, code: `D-${place + 1}` })));
}

/** The same items in another order. */
export function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
	return fc.shuffledSubarray([...items], { minLength: items.length });
}
