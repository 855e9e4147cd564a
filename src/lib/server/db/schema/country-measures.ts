import { date, integer, numeric, pgTable, text } from 'drizzle-orm/pg-core';
import { versionColumns } from '#lib/server/db/schema/revisions.ts';

/** What a state does about its own nationals. Every version. */
export const countryMeasures = pgTable('country_measures', {
	...versionColumns(),
	code: text().notNull(),
	nationalityIso2: text('nationality_iso2').notNull(),
	measure: text().notNull(),
	nature: text().notNull(),
	status: text().notNull(),
	effectiveOn: date('effective_on', { mode: 'string' }),
	untilOn: date('until_on', { mode: 'string' }),
	amountPerDay: numeric('amount_per_day', { precision: 10, scale: 2, mode: 'number' }),
	currency: text(),
	peopleLow: integer('people_low'),
	peopleBest: integer('people_best'),
	peopleHigh: integer('people_high'),
	note: text()
});
