import { date, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { geometry } from '#lib/server/db/postgis.ts';
import { versionColumns } from '#lib/server/db/schema/revisions.ts';

/** A scamming compound or suspicious location. Every version. */
export const compounds = pgTable('compounds', {
	...versionColumns(),
	code: text().notNull(),
	name: text().notNull(),
	aliases: text().array().notNull(),
	countryIso2: text('country_iso2').notNull(),
	areaPcode: text('area_pcode'),
	locality: text(),
	geom: geometry({ type: 'Geometry' }),
	locationPrecision: text('location_precision').notNull(),
	kind: text().notNull(),
	operator: text(),
	evidence: text().notNull(),
	evidenceConfirmedBy: text('evidence_confirmed_by'),
	peopleLow: integer('people_low'),
	peopleHigh: integer('people_high'),
	note: text()
});

/** One compound is the same as, part of, or moved to another. */
export const compoundLinks = pgTable('compound_links', {
	...versionColumns(),
	compoundCode: text('compound_code').notNull(),
	kind: text().notNull(),
	otherCode: text('other_code').notNull(),
	note: text()
});

/** Activity of a compound from a date: a history, append-only. */
export const compoundStatuses = pgTable('compound_statuses', {
	...versionColumns(),
	compoundCode: text('compound_code').notNull(),
	activity: text().notNull(),
	reportedAs: text('reported_as').notNull(),
	sinceOn: date('since_on', { mode: 'string' })
});
