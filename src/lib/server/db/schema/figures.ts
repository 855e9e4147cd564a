import { bigint, boolean, date, integer, numeric, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import {
	DATASETS,
	FIGURE_KINDS,
	LIVING_SITUATIONS,
	METHODS,
	POPULATION_GROUPS,
	UNITS
} from '#lib/domain/figures.ts';
import { versionColumns } from '#lib/server/db/schema/revisions.ts';

/** A series of counts by one counter. Every version. */
export const operations = pgTable('operations', {
	...versionColumns(),
	code: text().notNull(),
	body: text().notNull(),
	scope: text().notNull(),
	direction: text().notNull(),
	counterpartCode: text('counterpart_code'),
	takesLeaversOff: boolean('takes_leavers_off'),
	intervalDays: smallint('interval_days').notNull()
});

/** Figures that follow each other; a summary looks at one row per series. */
export const figureSeries = pgTable('figure_series', {
	id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
	dataset: text({ enum: DATASETS }).notNull(),
	areaPcode: text('area_pcode'),
	livingSituation: text('living_situation', { enum: LIVING_SITUATIONS }).notNull(),
	populationGroup: text('population_group', { enum: POPULATION_GROUPS }).notNull(),
	nationalities: text().array(),
	kind: text({ enum: FIGURE_KINDS }).notNull(),
	unit: text({ enum: UNITS }).notNull(),
	operationCode: text('operation_code'),
	publisher: text()
});

/** One published count, in one version. */
export const figures = pgTable('figures', {
	...versionColumns(),
	code: text().notNull(),
	seriesId: bigint('series_id', { mode: 'number' }).notNull(),
	referenceOn: date('reference_on', { mode: 'string' }),
	referencePrecision: text('reference_precision'),
	locality: text(),
	peopleLow: integer('people_low'),
	peopleBest: integer('people_best'),
	peopleHigh: integer('people_high'),
	householdSize: numeric('household_size', { precision: 4, scale: 1 }),
	method: text({ enum: METHODS }).notNull(),
	sex: text(),
	areMinors: boolean('are_minors'),
	haveDocuments: boolean('have_documents'),
	areIdentified: boolean('are_identified'),
	isExhaustive: boolean('is_exhaustive').notNull(),
	overlapGroups: text('overlap_groups').array().notNull(),
	shelterCode: text('shelter_code'),
	closedByEventCode: text('closed_by_event_code'),
	note: text(),
	isOverlapAssigned: boolean('is_overlap_assigned').notNull()
});

/** A coordinator's word for one figure of a cell. */
export const figureRecommendations = pgTable('figure_recommendations', {
	...versionColumns(),
	figureCode: text('figure_code').notNull(),
	reason: text().notNull()
});
