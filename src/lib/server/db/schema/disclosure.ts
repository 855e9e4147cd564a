import { bigint, boolean, date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { AUDIENCES, RUNGS } from '#lib/domain/disclosure.ts';
import { geometry } from '#lib/server/db/postgis.ts';
import { versionColumns } from '#lib/server/db/schema/revisions.ts';

/** Where a shelter is. Nobody may read it: `read_exactly` does, and writes that down. */
export const shelterPlaces = pgTable('shelter_places', {
	...versionColumns(),
	shelterCode: text('shelter_code').notNull(),
	geom: geometry({ type: 'Point' }).notNull(),
	address: text(),
	contact: text()
});

/** How much each audience sees of a record. */
export const disclosures = pgTable('disclosures', {
	...versionColumns(),
	recordCode: text('record_code').notNull(),
	audience: text({ enum: AUDIENCES }).notNull(),
	nameRung: text('name_rung', { enum: RUNGS }).notNull(),
	operatorRung: text('operator_rung', { enum: RUNGS }).notNull(),
	placeRung: text('place_rung', { enum: RUNGS }).notNull(),
	reason: text().notNull()
});

/** Places that went up a rung because too few shelters were near. */
export const placeSteps = pgTable(
	'place_steps',
	{
		recordCode: text('record_code').notNull(),
		audience: text({ enum: AUDIENCES }).notNull(),
		rung: text({ enum: ['hidden', 'area', 'coarse_grid'] }).notNull()
	},
	({ recordCode, audience }) => [primaryKey({ columns: [recordCode, audience] })]
);

/** Our own counts as audiences get them. */
export const ownCells = pgTable('own_cells', {
	...versionColumns(),
	areaPcode: text('area_pcode'),
	livingSituation: text('living_situation').notNull(),
	populationGroup: text('population_group').notNull(),
	referenceOn: date('reference_on', { mode: 'string' }).notNull(),
	peopleLow: integer('people_low'),
	peopleBest: integer('people_best'),
	peopleHigh: integer('people_high'),
	isInterval: boolean('is_interval').notNull(),
	madeFrom: text('made_from').array().notNull(),
	isWithdrawn: boolean('is_withdrawn').notNull()
});

/** The reports in a published sum, each in one at most. */
export const ownCellParts = pgTable('own_cell_parts', {
	reportId: bigint('report_id', { mode: 'number' }).primaryKey(),
	ownCellId: bigint('own_cell_id', { mode: 'number' }).notNull()
});
