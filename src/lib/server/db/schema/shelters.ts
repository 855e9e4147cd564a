import { boolean, date, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { versionColumns } from '#lib/server/db/schema/revisions.ts';

/** A site that takes people in. Every version; no point and no address. */
export const shelters = pgTable('shelters', {
	...versionColumns(),
	code: text().notNull(),
	name: text(),
	operator: text(),
	operatorKind: text('operator_kind').notNull(),
	siteType: text('site_type'),
	areaPcode: text('area_pcode'),
	locality: text(),
	nameRung: text('name_rung').notNull(),
	operatorRung: text('operator_rung').notNull(),
	placeRung: text('place_rung').notNull(),
	intervalDays: smallint('interval_days'),
	fundingEndsOn: date('funding_ends_on', { mode: 'string' }),
	note: text()
});

/** What a shelter was on a day. */
export const shelterReports = pgTable('shelter_reports', {
	...versionColumns(),
	shelterCode: text('shelter_code').notNull(),
	reportedOn: date('reported_on', { mode: 'string' }),
	status: text().notNull(),
	closingOn: date('closing_on', { mode: 'string' }),
	capacity: integer(),
	occupancy: integer(),
	entryConditions: text('entry_conditions').array().notNull(),
	services: text().array().notNull(),
	isPrinted: boolean('is_printed').notNull()
});
