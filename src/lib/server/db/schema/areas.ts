import { bigint, boolean, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { geometry } from '#lib/server/db/postgis.ts';

/** Administrative areas by P-code; boundaries are replaced in place. */
export const areas = pgTable('areas', {
	pcode: text().primaryKey(),
	level: smallint().notNull(),
	parentPcode: text('parent_pcode'),
	nameEn: text('name_en').notNull(),
	nameKm: text('name_km'),
	geom: geometry({ type: 'MultiPolygon' }).notNull(),
	isApproximate: boolean('is_approximate').notNull(),
	boundarySource: text('boundary_source').notNull(),
	boundaryVersion: text('boundary_version').notNull(),
	revisionId: bigint('revision_id', { mode: 'number' }).notNull()
});
