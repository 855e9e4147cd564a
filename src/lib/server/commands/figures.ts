import { inArray } from 'drizzle-orm';
import { insertRows } from '#lib/server/db/bulk.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { figureSeries } from '#lib/server/db/schema/figures.ts';
import type { Dataset } from '#lib/domain/figures.ts';

/** What tells one series of figures from another. */
export type SeriesKey = Omit<typeof figureSeries.$inferInsert, 'id'>;

/**
 * The number of each given series, in the order given; series that are new are entered.
 */
export async function ensureSeries(tx: Tx, wanted: readonly SeriesKey[]): Promise<number[]> {
	const datasets = [...new Set(wanted.map(({ dataset }) => dataset))];
	const known = await listSeries(tx, datasets);
	const missing = new Map(
		wanted.map((key) => [toText(key), key] as const).filter(([text]) => !known.has(text))
	);
	await insertRows(tx, figureSeries, [...missing.values()]);
	const all = missing.size > 0 ? await listSeries(tx, datasets) : known;
	return wanted.map((key) => all.get(toText(key))!);
}

async function listSeries(tx: Tx, datasets: Dataset[]): Promise<Map<string, number>> {
	if (datasets.length === 0) return new Map();
	const found = await tx.select().from(figureSeries).where(inArray(figureSeries.dataset, datasets));
	return new Map(found.map((series) => [toText(series), series.id]));
}

function toText(key: SeriesKey): string {
	return JSON.stringify([
		key.dataset,
		key.areaPcode ?? null,
		key.livingSituation,
		key.populationGroup,
		key.nationalities ?? null,
		key.kind,
		key.unit,
		key.operationCode ?? null,
		key.publisher ?? null
	]);
}
