import { boolean, date, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { versionColumns } from '#lib/server/db/schema/revisions.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Beds held for a group on the way to a shelter. Every version. */
export const holds = pgTable('holds', {
	...versionColumns(),
	shelterCode: text('shelter_code').notNull(),
	number: integer().notNull(),
	state: text().notNull(),
	people: integer().notNull(),
	nationalityIso2: text('nationality_iso2'),
	sex: text(),
	areMinors: boolean('are_minors'),
	haveDocuments: boolean('have_documents'),
	areIdentified: boolean('are_identified'),
	reason: text(),
	since: moment('since').notNull(),
	expiresAt: moment('expires_at')
});

/** What the beds of a shelter came to when one was last promised. */
export const bedCounters = pgTable('bed_counters', {
	shelterCode: text('shelter_code').primaryKey(),
	free: integer().notNull(),
	held: integer().notNull()
});

/** People whom a shelter did not take in on a day. Every version. */
export const turnAways = pgTable('turn_aways', {
	...versionColumns(),
	shelterCode: text('shelter_code').notNull(),
	number: integer().notNull(),
	turnedAwayOn: date('turned_away_on', { mode: 'string' }).notNull(),
	people: integer(),
	reason: text().notNull(),
	note: text()
});
