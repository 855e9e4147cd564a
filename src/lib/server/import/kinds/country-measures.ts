import { MEASURES, MEASURE_NATURES, MEASURE_STATUSES } from '#lib/domain/country-measures.ts';
import { oneOf } from '#lib/server/import/columns/choice.ts';
import { recordCode, reference } from '#lib/server/import/columns/code.ts';
import { optional, type RowOf } from '#lib/server/import/columns/column.ts';
import { country } from '#lib/server/import/columns/country.ts';
import { day, toFutureReason } from '#lib/server/import/columns/day.ts';
import { nonEmptyList } from '#lib/server/import/columns/list.ts';
import { currency, money } from '#lib/server/import/columns/money.ts';
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
	/** The last day that it holds. */
	until: optional(day()),
	/** People reached, as published; all three null where no number was. */
	peopleLow: optional(people()),
	peopleBest: optional(people()),
	peopleHigh: optional(people()),
	/** Of an overstay fine: what one person owes for one day. */
	amountPerDay: optional(money()),
	currency: optional(currency()),
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

/** It cannot end before it begins. */
const endRule: Rule<CountryMeasureRow> = {
	needs: ['date', 'until'],
	check: ({ date, until }) =>
		date !== null && until !== null && until < date
			? { field: 'until', reason: `is before date (${until} < ${date})` }
			: null
};

/** An overstay fine has an amount and its currency, and nothing else has. */
const amountRule: Rule<CountryMeasureRow> = {
	needs: ['measure', 'amountPerDay', 'currency'],
	check({ measure, amountPerDay, currency: of }) {
		if (measure !== 'overstay_fine') {
			if (amountPerDay !== null)
				return { field: 'amountPerDay', reason: 'is given for a measure that is no overstay_fine' };
			return of === null ? null : { field: 'currency', reason: 'is given without an amount' };
		}
		if (amountPerDay === null)
			return { field: 'amountPerDay', reason: 'is blank; write what a person owes for one day' };
		return of === null
			? { field: 'currency', reason: 'is blank; write the code of the currency, such as USD' }
			: null;
	}
};

/** Files of country measures. */
export const countryMeasures = defineKind({
	columns,
	key: ['id'],
	later: ['until', 'amountPerDay', 'currency'],
	rules: [pastRule, endRule, peopleRule, amountRule]
});
