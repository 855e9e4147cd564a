import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '#lib/server/db/rows.ts';
import { areas } from '#lib/server/db/schema/areas.ts';

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

const columns = {
	pcode: areas.pcode,
	level: areas.level,
	parentPcode: areas.parentPcode,
	nameEn: areas.nameEn,
	nameKm: areas.nameKm,
	isApproximate: areas.isApproximate,
	boundarySource: areas.boundarySource,
	boundaryVersion: areas.boundaryVersion
};

/** The areas of a level by P-code, at most 2,000. */
export async function listAreas(tx: Tx, level: number): Promise<Area[]> {
	return tx.select(columns).from(areas).where(eq(areas.level, level)).orderBy(asc(areas.pcode)).limit(MOST);
}

/** One area of a level; undefined where there is none with that P-code. */
export async function findArea(tx: Tx, pcode: string, level: number): Promise<Area | undefined> {
	const [area] = await tx
		.select(columns)
		.from(areas)
		.where(and(eq(areas.pcode, pcode), eq(areas.level, level)));
	return area;
}
