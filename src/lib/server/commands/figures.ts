import { eq, inArray, sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import type { Dataset, LivingSituation, Method, PopulationGroup, Unit } from '#lib/domain/figures.ts';
import { enterOnce } from '#lib/server/commands/entering.ts';
import { beginRevision, waitForWriters } from '#lib/server/commands/records.ts';
import { listStanding, retire } from '#lib/server/commands/versions.ts';
import { insertRows } from '#lib/server/db/bulk.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { figureRecommendations, figures, figureSeries } from '#lib/server/db/schema/figures.ts';

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

/** A count of people that was reported to us. */
export interface NewFigure {
	/** P-code; null where the place is not known. */
	areaPcode: string | null;
	livingSituation: LivingSituation;
	populationGroup: PopulationGroup;
	/** ISO 3166-1 alpha-2; empty: all. */
	nationalities: readonly string[];
	unit: Unit;
	/** People in a household; null for people, and where nobody said. */
	householdSize: number | null;
	referenceOn: Day;
	/** In the unit; all three null: people are there, and nobody counted them. */
	low: number | null;
	best: number | null;
	high: number | null;
	method: Method;
	/** Who counted. */
	publisher: string;
	/** Figures that share one of these count partly the same people. */
	overlapGroups: readonly string[];
	note: string | null;
}

/**
 * Enters a count that was reported to us, as a stock of people, and gives its code.
 *
 * @param entryKey UUID of the form; see {@link enterOnce}
 */
export function addFigure(tx: Tx, entryKey: string, figure: NewFigure): Promise<string> {
	return enterOnce(tx, 'figure', entryKey, 'a count entered', async (revision, code) => {
		const { areaPcode, livingSituation, populationGroup, nationalities, unit, publisher } = figure;
		const [seriesId] = await ensureSeries(tx, [
			{
				...{ dataset: 'live', areaPcode, livingSituation, populationGroup, kind: 'stock', unit, publisher },
				...{ nationalities: nationalities.length > 0 ? nationalities.toSorted() : null, operationCode: null }
			}
		]);
		const { referenceOn, low, best, high, householdSize, method, overlapGroups, note } = figure;
		await insertRows(tx, figures, [
			{
				...{ code, seriesId: seriesId!, referenceOn, referencePrecision: 'day', method, note },
				...{ peopleLow: low, peopleBest: best, peopleHigh: high },
				...{ householdSize: householdSize?.toString() ?? null, overlapGroups: [...overlapGroups] },
				...{ isExhaustive: false, isOverlapAssigned: false, revisionId: revision }
			}
		]);
	});
}

/**
 * Recommends a figure above the others of its cell, or takes that back. The word lapses by itself when the figure expires or
 * a newer one of the cell arrives.
 *
 * @param reason why it is the best; null takes the recommendation back
 * @returns whether anything is different
 */
export async function recommendFigure(tx: Tx, figureCode: string, reason: string | null): Promise<boolean> {
	await waitForWriters(tx);
	const standing = await listStanding(
		tx,
		figureRecommendations,
		eq(figureRecommendations.figureCode, figureCode)
	);
	if (standing.length === 0 ? reason === null : standing[0]!.content.reason === reason) return false;
	const revision = await beginRevision(
		tx,
		reason === null ? 'a recommendation taken back' : 'a figure recommended'
	);
	await retire(
		tx,
		figureRecommendations,
		revision,
		standing.map(({ id }) => id)
	);
	if (reason !== null)
		await insertRows(tx, figureRecommendations, [{ figureCode, reason, revisionId: revision }]);
	return true;
}

/**
 * Says with which figures one counts partly the same people: those that share a word are never added. It stays when a file
 * comes again.
 *
 * @param groups words; none: it shares people with no other
 * @param reason why; all of coordination reads it
 * @returns whether anything is different
 */
export async function assignOverlapGroups(
	tx: Tx,
	figureCode: string,
	groups: readonly string[],
	reason: string
): Promise<boolean> {
	const wanted = [...new Set(groups)].sort();
	const [done] = await rows<{ revision: number | null }>(
		tx,
		sql`SELECT sala.assign_overlap_groups(${figureCode}, ARRAY(SELECT json_array_elements_text(${JSON.stringify(wanted)}::json)), ${reason}) AS revision`
	);
	return typeof done?.revision === 'number';
}
