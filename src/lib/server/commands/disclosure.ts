import { sql } from 'drizzle-orm';
import type { LonLat } from '#lib/server/db/postgis.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { Audience, Rung } from '#lib/domain/disclosure.ts';

/** How much an audience sees of a record. Donors and researchers never see less than the public. */
export interface Disclosure {
	code: string;
	audience: Audience;
	nameRung: Rung;
	operatorRung: Rung;
	placeRung: Rung;
	reason: string;
}

/** Where a shelter is, and how to reach it. */
export interface ShelterPlace {
	code: string;
	point: LonLat;
	/** In words; null where the point is enough. */
	address: string | null;
	/** A role mailbox or hotline, never a person. */
	contact: string | null;
}

/**
 * Sets how much an audience sees of a record. Less holds at once, for every past view too; more from the next
 * publication on. Of a compound, donors see what the public does.
 *
 * @param tx in the role of an admin
 * @throws from the database for anything but a shelter or a compound, and for a compound and donors
 */
export async function setDisclosure(tx: Tx, revision: number, disclosure: Disclosure): Promise<void> {
	const { code, audience, nameRung, operatorRung, placeRung, reason } = disclosure;
	await tx.execute(
		sql`SELECT sala.set_disclosure(${code}, ${audience}, ${nameRung}, ${operatorRung}, ${placeRung}, ${reason}, ${revision})`
	);
}

/**
 * Writes where a shelter is, as an act of its own, and gives its revision. What audiences get of it is worked out from
 * the rungs at the next publication.
 *
 * @param tx in the role of an admin, or of whoever answers for the shelter
 * @throws from the database for anybody else
 */
export async function setShelterPlace(tx: Tx, place: ShelterPlace): Promise<number> {
	const [lon, lat] = place.point;
	const [row] = await rows<{ revision: number }>(
		tx,
		sql`SELECT sala.set_place(${place.code}, ${lon}, ${lat}, ${place.address}, ${place.contact})::int AS revision`
	);
	if (!row) throw new Error('The database gave no revision of the place.');
	return row.revision;
}

/**
 * Blanks a record in every version, in what was published of it and in the audit, and its name in every other text. There
 * is no way back. Gives the number of other texts that said its name.
 *
 * @param tx in the role of an admin
 */
export async function redact(tx: Tx, revision: number, code: string, reason: string): Promise<number> {
	const [row] = await rows<{ elsewhere: number }>(
		tx,
		sql`SELECT sala.redact(${code}, ${reason}, ${revision}) AS elsewhere`
	);
	return row?.elsewhere ?? 0;
}
