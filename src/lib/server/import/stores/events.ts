import { and, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import { groupBy } from '#lib/domain/grouping.ts';
import { listStanding, retire, writeVersions, type VersionChanges } from '#lib/server/commands/versions.ts';
import { isOneOf } from '#lib/server/db/bulk.ts';
import { lonLatOf, toEwkt } from '#lib/server/db/postgis.ts';
import { eventCompounds, eventNationalities, events } from '#lib/server/db/schema/events.ts';
import type { EventRow } from '#lib/server/import/kinds/events.ts';
import {
	isOfDataset,
	listCitedSources,
	toPoint,
	writeRecordVersions,
	type Store,
	type StoreContext
} from '#lib/server/import/store.ts';

/** Rows of files of events as records, with their nationalities and main site. */
export const eventStore: Store<EventRow> = {
	stem: 'event',
	async write(rows, context) {
		const parts = [await writeNationalities(rows, context), await writeMainSites(rows, context)];
		return writeRecordVersions(
			events,
			rows.map((row) => ({
				code: row.id,
				kind: row.kind,
				occurredOn: row.date,
				datePrecision: row.datePrecision,
				areaPcode: context.pcodeOf(row.province),
				locality: row.locality,
				geom: toEwkt(toPoint(row)),
				locationPrecision: row.precision ?? 'not_located',
				isCumulative: row.figureType === 'cumulative',
				peopleLow: row.peopleLow,
				peopleBest: row.peopleBest,
				peopleHigh: row.peopleHigh,
				arrested: row.arrested,
				destination: null,
				destinationAreaPcode: null,
				agency: row.agency,
				note: row.note
			})),
			rows.map((row) => ({ recordCode: row.id, field: null, sourceCodes: row.sourceIds })),
			context,
			{
				alsoChanged: parts
					.flatMap(({ added, changed, absent }) => [...added, ...changed, ...absent])
					.map(toEventCode),
				kept: ['destination', 'destinationAreaPcode']
			}
		);
	},
	async list({ tx, dataset, provinceOf }) {
		const cited = await listCitedSources(tx);
		const nationalities = groupBy(
			await tx
				.select()
				.from(eventNationalities)
				.where(isNull(eventNationalities.retiredRevisionId))
				.orderBy(eventNationalities.position),
			({ eventCode }) => eventCode
		);
		const found = await tx
			.select({
				...getTableColumns(events),
				...lonLatOf(events.geom),
				compoundCode: eventCompounds.compoundCode
			})
			.from(events)
			.leftJoin(
				eventCompounds,
				and(
					eq(eventCompounds.eventCode, events.code),
					eq(eventCompounds.isMain, true),
					isNull(eventCompounds.retiredRevisionId)
				)
			)
			.where(and(isNull(events.retiredRevisionId), isOfDataset(events.code, dataset)))
			.orderBy(events.code);
		return found.map((event) => ({
			id: event.code,
			date: event.occurredOn,
			datePrecision: event.datePrecision as EventRow['datePrecision'],
			kind: event.kind as EventRow['kind'],
			compoundId: event.compoundCode,
			province: provinceOf(event.areaPcode),
			locality: event.locality,
			lat: event.lat,
			lon: event.lon,
			precision: (event.geom && event.locationPrecision) as EventRow['precision'],
			figureType: event.isCumulative ? 'cumulative' : 'single',
			peopleLow: event.peopleLow,
			peopleBest: event.peopleBest,
			peopleHigh: event.peopleHigh,
			arrested: event.arrested,
			nationalities: (nationalities.get(event.code) ?? []).map(({ iso2, people }) => ({ iso2, people })),
			agency: event.agency,
			sourceIds: cited.get(event.code) ?? [],
			note: event.note
		}));
	}
};

async function writeNationalities(
	rows: readonly EventRow[],
	{ tx, revision }: StoreContext
): Promise<VersionChanges> {
	return writeVersions(
		tx,
		eventNationalities,
		revision,
		rows.flatMap((row) =>
			row.nationalities.map(({ iso2, people }, index) => ({
				eventCode: row.id,
				position: index + 1,
				iso2,
				people
			}))
		),
		{
			keyOf: ({ eventCode, iso2 }) => JSON.stringify([eventCode, iso2]),
			scope: isOneOf(
				eventNationalities.eventCode,
				rows.map(({ id }) => id)
			),
			absent: 'retire'
		}
	);
}

async function writeMainSites(
	rows: readonly EventRow[],
	{ tx, revision }: StoreContext
): Promise<VersionChanges> {
	// A further site that becomes the main one is no further one any more.
	const pairs = rows.map(({ id, compoundId }) => `${id} ${compoundId}`);
	const pair = sql`${eventCompounds.eventCode} || ' ' || ${eventCompounds.compoundCode}`;
	const further = await listStanding(
		tx,
		eventCompounds,
		and(eq(eventCompounds.isMain, false), isOneOf(pair, pairs))
	);
	await retire(
		tx,
		eventCompounds,
		revision,
		further.map(({ id }) => id)
	);
	return writeVersions(
		tx,
		eventCompounds,
		revision,
		rows
			.filter(({ compoundId }) => compoundId !== null)
			.map((row) => ({ eventCode: row.id, compoundCode: row.compoundId!, isMain: true, note: null })),
		{
			keyOf: ({ eventCode }) => JSON.stringify([eventCode]),
			scope: and(
				eq(eventCompounds.isMain, true),
				isOneOf(
					eventCompounds.eventCode,
					rows.map(({ id }) => id)
				)
			),
			absent: 'retire'
		}
	);
}

function toEventCode(key: string): string {
	return (JSON.parse(key) as string[])[0]!;
}
