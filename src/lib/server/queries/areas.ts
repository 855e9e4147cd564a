import { sql, type SQL } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';

/** An administrative area without its boundary. */
export interface Area {
	pcode: string;
	/** 0 country, 1 province, 2 district, 3 commune. */
	level: number;
	parentPcode: string | null;
	nameEn: string;
	/** In Khmer script; null where the boundaries came without it. */
	nameKm: string | null;
	/** True where the boundary was worked out from nearest places and is no official line. */
	isApproximate: boolean;
	boundarySource: string;
	boundaryVersion: string;
}

const MOST = 2000;

const columns: SQL = sql`pcode, level, parent_pcode AS "parentPcode", name_en AS "nameEn", name_km AS "nameKm",
	is_approximate AS "isApproximate", boundary_source AS "boundarySource", boundary_version AS "boundaryVersion"`;

/** The areas of a level by P-code, at most 2,000. */
export async function listAreas(tx: Tx, level: number): Promise<Area[]> {
	return rows<Area>(
		tx,
		sql`SELECT ${columns} FROM areas WHERE level = ${level} ORDER BY pcode COLLATE "C" LIMIT ${MOST}`
	);
}

/** One area of a level; undefined where there is none with that P-code. */
export async function findArea(tx: Tx, pcode: string, level: number): Promise<Area | undefined> {
	const [area] = await rows<Area>(
		tx,
		sql`SELECT ${columns} FROM areas WHERE pcode = ${pcode} AND level = ${level}`
	);
	return area;
}
