import { and, eq, isNull } from 'drizzle-orm';
import { ensureSeries } from '#lib/server/commands/figures.ts';
import { figures, figureSeries } from '#lib/server/db/schema/figures.ts';
import type { DisplacementRow } from '#lib/server/import/kinds/displacement.ts';
import {
	isOfDataset,
	listCitedSources,
	writeRecordVersions,
	type Store,
	type StoreContext
} from '#lib/server/import/store.ts';

/** The groups that a coordinator assigned to figures, by code: no file changes them. */
async function listAssigned(tx: StoreContext['tx']): Promise<Map<string, string[]>> {
	const found = await tx
		.select({ code: figures.code, groups: figures.overlapGroups })
		.from(figures)
		.where(and(isNull(figures.retiredRevisionId), eq(figures.isOverlapAssigned, true)));
	return new Map(found.map(({ code, groups }) => [code, groups]));
}

/** Rows of files of displacement as figures, each in its series. */
export const displacementStore: Store<DisplacementRow> = {
	stem: 'figure',
	async write(rows, context) {
		const series = await ensureSeries(
			context.tx,
			rows.map((row) => ({
				dataset: context.dataset,
				areaPcode: context.pcodeOf(row.province),
				livingSituation: row.livingSituation,
				populationGroup: row.populationGroup,
				nationalities: row.nationalityIso2.length > 0 ? row.nationalityIso2.toSorted() : null,
				kind: row.figureKind,
				unit: 'person' as const,
				operationCode: row.operation,
				publisher: row.operation === null ? context.sourceOf(row.sourceIds[0]!).publisher : null
			}))
		);
		const assigned = await listAssigned(context.tx);
		return writeRecordVersions(
			figures,
			rows.map((row, index) => ({
				code: row.id,
				seriesId: series[index]!,
				referenceOn: row.asOf,
				referencePrecision: row.asOfPrecision,
				locality: row.locality,
				peopleLow: row.peopleLow,
				peopleBest: row.peopleBest,
				peopleHigh: row.peopleHigh,
				householdSize: null,
				method: row.method,
				sex: null,
				areMinors: null,
				haveDocuments: null,
				areIdentified: null,
				isExhaustive: false,
				overlapGroups: assigned.get(row.id) ?? row.overlapGroup,
				isOverlapAssigned: false,
				shelterCode: row.shelterId,
				closedByEventCode: row.closedBy,
				note: row.note
			})),
			rows.map((row) => ({ recordCode: row.id, field: null, sourceCodes: row.sourceIds })),
			context,
			{
				kept: [
					'householdSize',
					'sex',
					'areMinors',
					'haveDocuments',
					'areIdentified',
					'isExhaustive',
					'isOverlapAssigned'
				]
			}
		);
	},
	async list({ tx, dataset, provinceOf }) {
		const cited = await listCitedSources(tx);
		const found = await tx
			.select({ figure: figures, series: figureSeries })
			.from(figures)
			.innerJoin(figureSeries, eq(figureSeries.id, figures.seriesId))
			.where(and(isNull(figures.retiredRevisionId), isOfDataset(figures.code, dataset)))
			.orderBy(figures.code);
		return found.map(({ figure, series }) => ({
			id: figure.code,
			asOf: figure.referenceOn,
			asOfPrecision: figure.referencePrecision as DisplacementRow['asOfPrecision'],
			province: provinceOf(series.areaPcode),
			locality: figure.locality,
			livingSituation: series.livingSituation,
			populationGroup: series.populationGroup,
			nationalityIso2: series.nationalities ?? [],
			figureKind: series.kind,
			operation: series.operationCode,
			overlapGroup: figure.overlapGroups,
			peopleLow: figure.peopleLow,
			peopleBest: figure.peopleBest,
			peopleHigh: figure.peopleHigh,
			method: figure.method,
			shelterId: figure.shelterCode,
			closedBy: figure.closedByEventCode,
			sourceIds: cited.get(figure.code) ?? [],
			note: figure.note
		}));
	}
};
