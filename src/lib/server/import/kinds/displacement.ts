import { FIGURE_KINDS, LIVING_SITUATIONS, METHODS, POPULATION_GROUPS } from '#lib/domain/figures.ts';
import { oneOf } from '#lib/server/import/columns/choice.ts';
import { recordCode, reference } from '#lib/server/import/columns/code.ts';
import { optional, type RowOf } from '#lib/server/import/columns/column.ts';
import { country } from '#lib/server/import/columns/country.ts';
import { pastDay } from '#lib/server/import/columns/day.ts';
import { list, nonEmptyList } from '#lib/server/import/columns/list.ts';
import { people } from '#lib/server/import/columns/number.ts';
import { province } from '#lib/server/import/columns/place.ts';
import { MAX_NOTE_CHARACTERS, slug, text } from '#lib/server/import/columns/text.ts';
import { defineKind } from '#lib/server/import/kind.ts';
import { peopleRule, type Rule } from '#lib/server/import/rules.ts';

/** How exact the reference date of a count is. */
export const REFERENCE_PRECISIONS = ['day', 'month'] as const;

/** How much of the reference date of one row is known. */
export type ReferencePrecision = (typeof REFERENCE_PRECISIONS)[number];

const columns = {
	id: recordCode('KH-D-001'),
	/** The day the count is about; null with the precision where the source gave none. */
	asOf: optional(pastDay()),
	asOfPrecision: optional(oneOf(REFERENCE_PRECISIONS)),
	/** Null where the report is nationwide or gives no place. */
	province: optional(province()),
	locality: optional(text()),
	livingSituation: oneOf(LIVING_SITUATIONS),
	populationGroup: oneOf(POPULATION_GROUPS),
	/** Codes in the order of the file; none means all nationalities. */
	nationalityIso2: list(country()),
	figureKind: oneOf(FIGURE_KINDS),
	/** The series the count belongs to. */
	operation: optional(reference('operations')),
	/** Counts that share a name here count partly the same people. */
	overlapGroup: list(slug()),
	/** People, as published; all three null where the situation was reported without a count. */
	peopleLow: optional(people()),
	peopleBest: optional(people()),
	peopleHigh: optional(people()),
	method: oneOf(METHODS),
	/** The shelter whose occupancy this is. */
	shelterId: optional(reference('shelters')),
	/** The event from whose day on these people were gone. */
	closedBy: optional(reference('events')),
	sourceIds: nonEmptyList(reference('sources'), 'source'),
	note: optional(text(MAX_NOTE_CHARACTERS))
};

/** One row of a file of displacement: one published count or observation of people at a date. */
export type DisplacementRow = RowOf<typeof columns>;

const datePrecisionRule: Rule<DisplacementRow> = {
	needs: ['asOf', 'asOfPrecision'],
	check({ asOf, asOfPrecision }) {
		if ((asOf === null) === (asOfPrecision === null)) return null;
		return asOf === null
			? { field: 'asOfPrecision', reason: 'is given without a date; give as_of, or leave both blank' }
			: { field: 'asOfPrecision', reason: 'is blank; write day or month' };
	}
};

/** Files of displacement. */
export const displacement = defineKind({ columns, key: ['id'], rules: [datePrecisionRule, peopleRule] });
