import { and, eq, sql } from 'drizzle-orm';
import { insertRows, isOneOf } from '#lib/server/db/bulk.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { areas } from '#lib/server/db/schema/areas.ts';

/** An area to write; its geometry as GeoJSON. */
export type NewArea = Omit<typeof areas.$inferInsert, 'geom' | 'revisionId'> & { geometry: object };

/** What replacing boundaries did, by P-code. */
export interface AreaChanges {
	added: string[];
	replaced: string[];
	removed: string[];
	/** Not in the file, and kept with their old boundary because records or other areas point at them. */
	kept: string[];
}

/** Why the database refuses the geometry of an area. */
export interface InvalidArea {
	pcode: string;
	reason: string;
}

/**
 * The areas whose geometry is not valid, each with the reason and the point PostGIS gives. Asked before anything is
 * written, because the embedded database swallows errors of overlays.
 */
export async function listInvalidAreas(tx: Tx, given: readonly NewArea[]): Promise<InvalidArea[]> {
	const shapes = given.map(({ pcode, geometry }) => ({ pcode, geom: JSON.stringify(geometry) }));
	return rows<InvalidArea>(
		tx,
		sql`SELECT pcode, ST_IsValidReason(ST_GeomFromGeoJSON(geom)) AS reason
			FROM json_to_recordset(${JSON.stringify(shapes)}::json) AS shape(pcode text, geom text)
			WHERE NOT ST_IsValid(ST_GeomFromGeoJSON(geom))
			ORDER BY pcode`
	);
}

/** What an area is called, and its level. */
export type StandingArea = Pick<typeof areas.$inferSelect, 'pcode' | 'level' | 'nameEn'>;

/** Every area by P-code, without its boundary. */
export async function listStandingAreas(tx: Tx): Promise<Map<string, StandingArea>> {
	const found = await tx.select({ pcode: areas.pcode, level: areas.level, nameEn: areas.nameEn }).from(areas);
	return new Map(found.map((area) => [area.pcode, area]));
}

/**
 * Replaces the boundaries of the levels that are given. Records keep their P-codes: an area of those levels that is
 * not given is removed only where nothing points at it, and a Khmer name that is not given stays. The boundaries must
 * be valid.
 */
export async function replaceAreas(
	tx: Tx,
	revision: number,
	given: readonly NewArea[]
): Promise<AreaChanges> {
	const levels = [...new Set(given.map(({ level }) => level))];
	const standing = await tx
		.select({ pcode: areas.pcode, level: areas.level })
		.from(areas)
		.where(isOneOf(areas.level, levels));
	const pcodes = new Set(given.map(({ pcode }) => pcode));
	const existing = new Set(standing.map(({ pcode }) => pcode));
	const surplus = standing
		.map(({ pcode }) => pcode)
		.filter((pcode) => !pcodes.has(pcode))
		.sort();
	const changes: AreaChanges = {
		added: given.map(({ pcode }) => pcode).filter((pcode) => !existing.has(pcode)),
		replaced: given.map(({ pcode }) => pcode).filter((pcode) => existing.has(pcode)),
		removed: await removeUnused(tx, surplus),
		kept: []
	};
	changes.kept = surplus.filter((pcode) => !changes.removed.includes(pcode));
	for (const { geometry, ...area } of given.filter(({ pcode }) => existing.has(pcode))) {
		await tx
			.update(areas)
			.set({
				...area,
				nameKm: sql`coalesce(${area.nameKm ?? null}::text, ${areas.nameKm})`,
				revisionId: revision,
				geom: toMultiPolygon(geometry)
			})
			.where(eq(areas.pcode, area.pcode));
	}
	await insertRows(
		tx,
		areas,
		given
			.filter(({ pcode }) => !existing.has(pcode))
			.map(({ geometry, ...area }) => ({ ...area, revisionId: revision, geom: JSON.stringify(geometry) }))
	);
	return changes;
}

function toMultiPolygon(geometry: object) {
	return sql`ST_Multi(ST_GeomFromGeoJSON(${JSON.stringify(geometry)}))`;
}

async function removeUnused(tx: Tx, pcodes: readonly string[]): Promise<string[]> {
	if (pcodes.length === 0) return [];
	const removed = await tx
		.delete(areas)
		.where(
			and(
				isOneOf(areas.pcode, pcodes),
				sql`NOT EXISTS (SELECT FROM areas child WHERE child.parent_pcode = ${areas.pcode})
				AND NOT EXISTS (SELECT FROM figure_series s WHERE s.area_pcode = ${areas.pcode})
				AND NOT EXISTS (SELECT FROM events e WHERE ${areas.pcode} IN (e.area_pcode, e.destination_area_pcode))
				AND NOT EXISTS (SELECT FROM compounds c WHERE c.area_pcode = ${areas.pcode})
				AND NOT EXISTS (SELECT FROM shelters h WHERE h.area_pcode = ${areas.pcode})`
			)
		)
		.returning({ pcode: areas.pcode });
	return removed.map(({ pcode }) => pcode).sort();
}
