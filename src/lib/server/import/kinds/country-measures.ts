import { MEASURES, MEASURE_NATURES, MEASURE_STATUSES } from '#lib/domain/country-measures.ts';
import { oneOf } from '#lib/server/import/columns/choice.ts';
import { recordCode, reference } from '#lib/server/import/columns/code.ts';
import { optional, type RowOf } from '#lib/server/import/columns/column.ts';
import { country } from '#lib/server/import/columns/country.ts';
import { day, toFutureReason } from '#lib/server/import/columns/day.ts';
import { nonEmptyList } from '#lib/server/import/columns/list.ts';
import { people } from '#lib/server/import/columns/number.ts';
import { MAX_NOTE_CHARACTERS, text } from '#lib/server/import/columns/text.ts';
import { defineKind } from '#lib/server/import/kind.ts';
import { peopleRule, type Rule } from '#lib/server/import/rules.ts';

const columns = {
	id: recordCode('KH-M-001'),
	/** The state that acts, for its own nationals; KH is the host state. */
	nationalityIso2: country(),
	measure: oneOf(MEASURES),
	nature: oneOf(MEASURE_NATURES),
	status: oneOf(MEASURE_STATUSES),
	/** When it took effect or was reported. */
	date: optional(day()),
	/** People reached, as published; all three null where no number was. */
	peopleLow: optional(people()),
	peopleBest: optional(people()),
	peopleHigh: optional(people()),
	sourceIds: nonEmptyList(reference('sources'), 'source'),
	note: optional(text(MAX_NOTE_CHARACTERS))
};

/** One row of a file of country measures: one step by a state for its own nationals. */
export type CountryMeasureRow = RowOf<typeof columns>;

/** Only an announced measure may begin on a day to come. */
const pastRule: Rule<CountryMeasureRow> = {
	needs: ['date', 'status'],
	check: ({ date, status }, { today }) =>
		date !== null && date > today && status !== 'announced'
			? { field: 'date', reason: toFutureReason(today) }
			: null
};

/** Files of country measures. */
export const countryMeasures = defineKind({ columns, key: ['id'], rules: [pastRule, peopleRule] });
