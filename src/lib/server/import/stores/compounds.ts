import { and, getTableColumns, isNull } from 'drizzle-orm';
import { writeLatestObservations } from '#lib/server/commands/observations.ts';
import { lonLatOf, toEwkt } from '#lib/server/db/postgis.ts';
import { compounds, compoundStatuses } from '#lib/server/db/schema/compounds.ts';
import { toActivity, type CompoundStatus } from '#lib/server/import/kinds/compound-status.ts';
import type { CompoundRow } from '#lib/server/import/kinds/compounds.ts';
import {
	isOfDataset,
	latestFirst,
	listCitedSources,
	toPoint,
	writeRecordVersions,
	type Store,
	type StoreContext
} from '#lib/server/import/store.ts';

/** Rows of files of compounds as records, each with the latest status of its history. */
export const compoundStore: Store<CompoundRow> = {
	stem: 'compound',
	async write(rows, context) {
		const read = rows.map((row) => ({ row, ...activityOf(row, context) }));
		const withStatus = await writeLatestObservations(
			context.tx,
			compoundStatuses,
			context.revision,
			read.map(({ row, activity, reportedAs }) => ({
				compoundCode: row.id,
				activity,
				reportedAs,
				sinceOn: row.statusDate
			})),
			{
				of: compoundStatuses.compoundCode,
				codeOf: ({ compoundCode }) => compoundCode,
				dayOf: ({ sinceOn }) => sinceOn ?? null
			}
		);
		return writeRecordVersions(
			compounds,
			read.map(({ row, evidence, confirmedBy }) => ({
				code: row.id,
				name: row.name,
				aliases: row.aliases,
				countryIso2: row.countryIso2,
				areaPcode: context.pcodeOf(row.province),
				locality: row.locality,
				geom: toEwkt(toPoint(row)),
				locationPrecision: row.precision ?? 'not_located',
				kind: row.kind,
				operator: row.operator,
				evidence,
				evidenceConfirmedBy: confirmedBy,
				peopleLow: row.estPeopleLow,
				peopleHigh: row.estPeopleHigh,
				note: row.note
			})),
			rows.map((row) => ({ recordCode: row.id, field: null, sourceCodes: row.sourceIds })),
			context,
			{ alsoChanged: withStatus }
		);
	},
	async list({ tx, dataset, provinceOf }) {
		const cited = await listCitedSources(tx);
		const statuses = await listLatestStatuses(tx);
		const found = await tx
			.select({ ...getTableColumns(compounds), ...lonLatOf(compounds.geom) })
			.from(compounds)
			.where(and(isNull(compounds.retiredRevisionId), isOfDataset(compounds.code, dataset)))
			.orderBy(compounds.code);
		return found.map((compound) => ({
			id: compound.code,
			name: compound.name,
			aliases: compound.aliases,
			countryIso2: compound.countryIso2,
			province: provinceOf(compound.areaPcode),
			locality: compound.locality,
			lat: compound.lat,
			lon: compound.lon,
			precision: (compound.geom && compound.locationPrecision) as CompoundRow['precision'],
			kind: compound.kind as CompoundRow['kind'],
			status: (statuses.get(compound.code)?.reportedAs ?? 'unknown') as CompoundStatus,
			statusDate: statuses.get(compound.code)?.sinceOn ?? null,
			operator: compound.operator,
			estPeopleLow: compound.peopleLow,
			estPeopleHigh: compound.peopleHigh,
			sourceIds: cited.get(compound.code) ?? [],
			note: compound.note
		}));
	}
};

function activityOf(row: CompoundRow, context: StoreContext) {
	return toActivity(row.status, {
		operator: row.operator,
		sources: row.sourceIds.map((code) => context.sourceOf(code))
	});
}

async function listLatestStatuses(tx: StoreContext['tx']) {
	const found = await tx
		.selectDistinctOn([compoundStatuses.compoundCode], {
			compoundCode: compoundStatuses.compoundCode,
			reportedAs: compoundStatuses.reportedAs,
			sinceOn: compoundStatuses.sinceOn
		})
		.from(compoundStatuses)
		.where(isNull(compoundStatuses.retiredRevisionId))
		.orderBy(compoundStatuses.compoundCode, ...latestFirst(compoundStatuses.sinceOn, compoundStatuses.id));
	return new Map(found.map((status) => [status.compoundCode, status]));
}
