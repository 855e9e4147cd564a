import { and, eq, isNull } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import type { OperatorKind } from '#lib/domain/shelters.ts';
import { enterOnce, Overtaken } from '#lib/server/commands/entering.ts';
import { beginRevision, waitForWriters } from '#lib/server/commands/records.ts';
import { isSameContent, retire } from '#lib/server/commands/versions.ts';
import { insertRows } from '#lib/server/db/bulk.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { shelters } from '#lib/server/db/schema/shelters.ts';

/** What a shelter is, as somebody tells us. */
export interface ShelterDetails {
	name: string;
	/** Null where it is not known. */
	operator: string | null;
	operatorKind: OperatorKind;
	/** A type of the CCCM typology; null where nobody said. */
	siteType: string | null;
	/** P-code; null where the place is not known. */
	areaPcode: string | null;
	/** Town only; no address. */
	locality: string | null;
	/** Days between two expected reports; null: the default of 7. */
	intervalDays: number | null;
	fundingEndsOn: Day | null;
	note: string | null;
}

/** What is entered shows nothing of itself to anybody outside coordination, until an admin sets its rungs. */
const HIDDEN = { nameRung: 'hidden', operatorRung: 'hidden', placeRung: 'hidden' } as const;

/**
 * Enters a shelter that was reported to us, and gives its code.
 *
 * @param entryKey UUID of the form; see {@link enterOnce}
 */
export function addShelter(tx: Tx, entryKey: string, details: ShelterDetails): Promise<string> {
	return enterOnce(tx, 'shelter', entryKey, 'a shelter entered', (revision, code) =>
		insertRows(tx, shelters, [{ ...details, ...HIDDEN, code, revisionId: revision }])
	);
}

/**
 * Writes a new version of a shelter that was reported to us; the one before stays in its history.
 *
 * @param seen revision of the version that whoever changes it had in front of them
 * @param reason why; all of coordination reads it
 * @returns whether anything is different
 * @throws Overtaken where another version has come since
 */
export async function editShelter(
	tx: Tx,
	code: string,
	seen: number,
	details: ShelterDetails,
	reason: string
): Promise<boolean> {
	await waitForWriters(tx);
	const [standing] = await tx
		.select()
		.from(shelters)
		.where(and(eq(shelters.code, code), isNull(shelters.retiredRevisionId)));
	if (standing?.revisionId !== seen) throw new Overtaken(code);
	const wanted = { ...details, ...HIDDEN, code };
	if (isSameContent(shelters, standing, wanted)) return false;
	const revision = await beginRevision(tx, reason);
	await retire(tx, shelters, revision, [standing.id]);
	await insertRows(tx, shelters, [{ ...wanted, revisionId: revision }]);
	return true;
}
