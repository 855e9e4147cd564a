import { stringify } from 'csv-stringify/sync';
import type { Dataset } from '#lib/domain/figures.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { countGuardedShelters, countUnpublished } from '#lib/server/queries/review.ts';
import { KINDS, type KindName, type RowsByKind } from '#lib/server/import/kinds.ts';
import { openReadContext } from '#lib/server/import/store-context.ts';
import { STORES } from '#lib/server/import/stores.ts';

/** The rows of a kind as a file that the importer reads. */
export interface ExportedKind {
	/** UTF-8, RFC 4180, header first, `\n` line ends. */
	csv: string;
	/** Rows without the header. */
	rows: number;
	/** Records in it, or named by its rows, that readers do not see. */
	unpublished: number;
	/** Shelters in it that hide something of themselves from readers. */
	guarded: number;
}

/**
 * Every standing row of a kind in a dataset, published or not, in the order of their keys. To import it again changes
 * nothing.
 */
export async function exportKind<K extends KindName>(
	tx: Tx,
	kind: K,
	dataset: Dataset
): Promise<ExportedKind> {
	const shape = KINDS[kind];
	const standing: RowsByKind[K][] = await STORES[kind].list(await openReadContext(tx, dataset));
	const cells = standing
		.map((row) => ({ key: shape.keyOf(row), cells: shape.toCells(row) }))
		.sort((a, b) => (a.key < b.key ? -1 : 1))
		.map((row) => row.cells);
	const codes = cells.flatMap((row) => Object.values(row).flatMap((cell) => cell.split(';')));
	return {
		csv: stringify([
			[...shape.columnNames],
			...cells.map((row) => shape.columnNames.map((column) => row[column]!))
		]),
		rows: cells.length,
		unpublished: await countUnpublished(tx, codes),
		guarded: kind === 'shelters' ? await countGuardedShelters(tx, codes) : 0
	};
}
