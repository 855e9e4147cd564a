import { and, eq, isNull } from 'drizzle-orm';
import { writeLatestObservations } from '#lib/server/commands/observations.ts';
import { shelterReports, shelters } from '#lib/server/db/schema/shelters.ts';
import type { ShelterKind, ShelterRow } from '#lib/server/import/kinds/shelters.ts';
import {
	isOfDataset,
	latestFirst,
	listCitedSources,
	writeRecordVersions,
	type Store,
	type StoreContext
} from '#lib/server/import/store.ts';

/**
 * Rows of files of shelters as records, each with its latest report. What a public source printed of a shelter is
 * shown with it; of any other shelter nothing is, until its operator asks otherwise. What somebody reported of a printed
 * shelter is no part of the file and stays beside it. What somebody has asked to hide
 * stays hidden when the file comes again.
 */
export const shelterStore: Store<ShelterRow> = {
	stem: 'shelter',
	async write(rows, context) {
		const rung = context.dataset === 'public_record' ? 'exact' : 'hidden';
		const isPrinted = context.dataset !== 'live';
		const reported = await writeLatestObservations(
			context.tx,
			shelterReports,
			context.revision,
			rows.map((row) => ({
				shelterCode: row.id,
				reportedOn: row.asOf,
				status: row.status,
				closingOn: null,
				capacity: row.capacity,
				occupancy: row.occupancy,
				entryConditions: row.eligibility,
				services: row.services,
				isPrinted
			})),
			{
				among: eq(shelterReports.isPrinted, isPrinted),
				of: shelterReports.shelterCode,
				codeOf: ({ shelterCode }) => shelterCode,
				dayOf: ({ reportedOn }) => reportedOn ?? null
			}
		);
		return writeRecordVersions(
			shelters,
			rows.map((row) => ({
				code: row.id,
				name: row.name,
				operator: row.operator,
				...toKinds(row.kind),
				areaPcode: context.pcodeOf(row.province),
				locality: row.locality,
				nameRung: rung,
				operatorRung: rung,
				placeRung: rung,
				intervalDays: null,
				fundingEndsOn: null,
				note: row.note
			})),
			rows.map((row) => ({ recordCode: row.id, field: null, sourceCodes: row.sourceIds })),
			context,
			{
				alsoChanged: reported,
				kept: ['nameRung', 'operatorRung', 'placeRung', 'intervalDays', 'fundingEndsOn']
			}
		);
	},
	async list({ tx, dataset, provinceOf }) {
		const cited = await listCitedSources(tx);
		const reports = await listLatestReports(tx, dataset !== 'live');
		const found = await tx
			.select()
			.from(shelters)
			.where(and(isNull(shelters.retiredRevisionId), isOfDataset(shelters.code, dataset)))
			.orderBy(shelters.code);
		return found.map((shelter) => {
			const report = reports.get(shelter.code);
			return {
				id: shelter.code,
				name: shelter.name ?? '',
				operator: shelter.operator,
				kind: (shelter.siteType === 'transit_centre'
					? 'transit_centre'
					: shelter.operatorKind) as ShelterKind,
				province: provinceOf(shelter.areaPcode),
				locality: shelter.locality,
				capacity: report?.capacity ?? null,
				occupancy: report?.occupancy ?? null,
				asOf: report?.reportedOn ?? null,
				status: (report?.status ?? 'unknown') as ShelterRow['status'],
				eligibility: (report?.entryConditions ?? []) as ShelterRow['eligibility'],
				services: (report?.services ?? []) as ShelterRow['services'],
				sourceIds: cited.get(shelter.code) ?? [],
				note: shelter.note
			};
		});
	}
};

/** A file has one word for who runs a shelter or what it is; the record has a column for each. */
function toKinds(kind: ShelterKind): { operatorKind: string; siteType: string | null } {
	return kind === 'transit_centre'
		? { operatorKind: 'unknown', siteType: 'transit_centre' }
		: { operatorKind: kind, siteType: null };
}

async function listLatestReports(tx: StoreContext['tx'], isPrinted: boolean) {
	const found = await tx
		.selectDistinctOn([shelterReports.shelterCode])
		.from(shelterReports)
		.where(and(isNull(shelterReports.retiredRevisionId), eq(shelterReports.isPrinted, isPrinted)))
		.orderBy(shelterReports.shelterCode, ...latestFirst(shelterReports.reportedOn, shelterReports.id));
	return new Map(found.map((report) => [report.shelterCode, report]));
}
