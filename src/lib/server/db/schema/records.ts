import { bigint, boolean, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { versionColumns } from '#lib/server/db/schema/revisions.ts';

/** Kinds of record that have a public code, versions, sources and a publication state. */
export const STEMS = [
	'source',
	'operation',
	'compound',
	'event',
	'figure',
	'shelter',
	'country_measure'
] as const;

/** What one record is about. */
export type Stem = (typeof STEMS)[number];

/** The gate that a record passes before the public reads it. */
export const PUBLICATIONS = ['draft', 'in_review', 'published', 'withdrawn'] as const;

/** Where one record stands at the gate. */
export type Publication = (typeof PUBLICATIONS)[number];

/** Every record by its public code. */
export const records = pgTable('records', {
	code: text().primaryKey(),
	stem: text({ enum: STEMS }).notNull(),
	dataset: text({ enum: ['public_record', 'exercise', 'live'] }).notNull(),
	publication: text({ enum: PUBLICATIONS }).notNull(),
	informationWithheld: text('information_withheld'),
	dataGeneralisation: text('data_generalisation'),
	isPublishedAlone: boolean('is_published_alone')
});

/** Each step of a record through the gate. */
export const publications = pgTable('publications', {
	id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
	recordCode: text('record_code').notNull(),
	publication: text({ enum: PUBLICATIONS }).notNull(),
	rule: text().notNull(),
	reason: text().notNull(),
	revisionId: bigint('revision_id', { mode: 'number' }).notNull(),
	entryKey: uuid('entry_key')
});

/** This source backs this record, or one field of it. */
export const citations = pgTable('citations', {
	...versionColumns(),
	recordCode: text('record_code').notNull(),
	field: text(),
	position: smallint().notNull(),
	sourceCode: text('source_code').notNull(),
	excerpt: text(),
	page: text(),
	claimedBy: text('claimed_by'),
	credibility: smallint()
});
