import type { Dataset } from '#lib/domain/figures.ts';
import { groupBy } from '#lib/domain/grouping.ts';
import { KINDS, type KindName, type RowsByKind } from '#lib/server/import/kinds.ts';

/**
 * Dataset of what is new where nobody said another: our own data, of which the public view shows no row. Only who
 * knows that a public source printed it may say `public_record`.
 */
export const NEW_DATASET: Dataset = 'live';

/** Rows that belong to one dataset. */
export interface DatasetPart<Row> {
	dataset: Dataset;
	rows: readonly Row[];
}

/**
 * The rows of one kind by dataset: all in the one that was said; else each where its record stands, or the record
 * that a relation hangs on. Where a dataset was said there is a part for it even without rows.
 *
 * @param datasets of the records that stand or were entered before, by code
 */
export function splitByDataset<K extends KindName>(
	{ kind, rows }: { kind: K; rows: readonly RowsByKind[K][] },
	said: Dataset | null,
	datasets: ReadonlyMap<string, Dataset>
): DatasetPart<RowsByKind[K]>[] {
	if (said !== null) return [{ dataset: said, rows }];
	// The key of a relation begins with the code of its record.
	const ofRow = (row: RowsByKind[K]) => datasets.get(KINDS[kind].keyOf(row).split(' ')[0]!) ?? NEW_DATASET;
	return [...groupBy(rows, ofRow)].map(([dataset, some]) => ({ dataset, rows: some }));
}
