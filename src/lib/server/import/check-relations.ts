import type { EventCompoundRow } from '#lib/server/import/kinds/event-compounds.ts';
import type { EventRow } from '#lib/server/import/kinds/events.ts';
import type { CompoundLinkRow } from '#lib/server/import/kinds/compound-links.ts';
import type { KindName, RowsByKind } from '#lib/server/import/kinds.ts';
import { addProblem, type CheckedFile, type CheckedRow } from '#lib/server/import/read-file.ts';

/** Relations that stand already, as far as a row may say one of them again in another way. */
export interface KnownRelations {
	/** The main site of each event that has one. */
	mainSites: ReadonlyMap<string, string>;
	/** Links of compounds that are the same, as `KH-C-013 KH-C-012` in the order in which they stand. */
	sameAs: ReadonlySet<string>;
}

/**
 * Marks every further site that is the event's main one, by the files or by what stands, and every link of two
 * compounds that are the same where it stands the other way round.
 */
export function markRepeatedRelations(files: readonly CheckedFile[], known: KnownRelations): void {
	const mainSites = new Map(known.mainSites);
	for (const [, { id, compoundId }] of listRows<EventRow>(files, 'events')) {
		if (compoundId === null) mainSites.delete(id);
		else mainSites.set(id, compoundId);
	}
	for (const [row, { eventId, compoundId }] of listRows<EventCompoundRow>(files, 'event_compounds')) {
		if (mainSites.get(eventId) !== compoundId) continue;
		const reason = `is the main site of ${eventId}, which its own row names; leave this row out`;
		addProblem(row, { column: 'compound_id', value: compoundId, reason });
	}
	for (const [row, { compoundId, kind, otherId }] of listRows<CompoundLinkRow>(files, 'compound_links')) {
		if (kind !== 'same_as' || !known.sameAs.has(`${otherId} ${compoundId}`)) continue;
		const reason = `stands the other way round; write ${otherId} first, then ${compoundId}`;
		addProblem(row, { column: 'compound_id', value: compoundId, reason });
	}
}

function listRows<Row extends RowsByKind[KindName]>(
	files: readonly CheckedFile[],
	kind: KindName
): [CheckedRow, Row][] {
	return files
		.filter((file) => file.kind === kind)
		.flatMap((file) => file.rows)
		.filter(({ row }) => row !== null)
		.map((checked) => [checked, checked.row as Row]);
}
