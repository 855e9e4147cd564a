import { date, integer, pgTable, text } from 'drizzle-orm/pg-core';
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
	peopleLow: integer('people_low'),
	peopleBest: integer('people_best'),
	peopleHigh: integer('people_high'),
	note: text()
});
