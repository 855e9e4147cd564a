import { boolean, date, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { geometry } from '#lib/server/db/postgis.ts';
import { versionColumns } from '#lib/server/db/schema/revisions.ts';

/** One dated happening, or a total over a period. Every version. */
export const events = pgTable('events', {
	...versionColumns(),
	code: text().notNull(),
	kind: text().notNull(),
	occurredOn: date('occurred_on', { mode: 'string' }).notNull(),
	datePrecision: text('date_precision').notNull(),
	areaPcode: text('area_pcode'),
	locality: text(),
	geom: geometry({ type: 'Point' }),
	locationPrecision: text('location_precision').notNull(),
	isCumulative: boolean('is_cumulative').notNull(),
	peopleLow: integer('people_low'),
	peopleBest: integer('people_best'),
	peopleHigh: integer('people_high'),
	arrested: integer(),
	destination: text(),
	destinationAreaPcode: text('destination_area_pcode'),
	agency: text(),
	note: text()
});

/** Nationalities of the people of an event. */
export const eventNationalities = pgTable('event_nationalities', {
	...versionColumns(),
	eventCode: text('event_code').notNull(),
	position: smallint().notNull(),
	iso2: text().notNull(),
	people: integer()
});

/** The sites of an event; at most one is the main one. */
export const eventCompounds = pgTable('event_compounds', {
	...versionColumns(),
	eventCode: text('event_code').notNull(),
	compoundCode: text('compound_code').notNull(),
	isMain: boolean('is_main').notNull(),
	note: text()
});

/** What the people of an event were called, and by whom. */
export const eventLabels = pgTable('event_labels', {
	...versionColumns(),
	eventCode: text('event_code').notNull(),
	label: text().notNull(),
	usedBy: text('used_by').notNull(),
	note: text()
});
