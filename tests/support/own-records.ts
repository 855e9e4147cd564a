import { sql } from 'drizzle-orm';
import type { Day } from '#lib/domain/day.ts';
import { beginRevision } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { Publication } from '#lib/server/db/schema/records.ts';
import type { LonLat } from '#lib/server/db/postgis.ts';

/** A shelter as it reports itself to us. */
export interface OwnShelter {
	code: string;
	name?: string;
	operator?: string;
	area?: string | null;
	locality?: string;
	note?: string;
	publication?: Publication;
	/** Where it is; none unless given. */
	point?: LonLat;
	address?: string;
	contact?: string;
}

/** A count of ours. */
export interface OwnFigure {
	code: string;
	area: string | null;
	situation?: string;
	people: number | [low: number, best: number | null, high: number | null];
	on: Day;
	nationalities?: string[];
	overlapGroups?: string[];
	publication?: Publication;
	publisher?: string;
}

/** Enters a shelter of our own; hidden, as they are unless the operator asks otherwise. Gives its revision. */
export async function enterShelter(tx: Tx, shelter: OwnShelter): Promise<number> {
	const { code, name, operator, area = null, locality, note, publication = 'published' } = shelter;
	const revision = await beginRevision(tx, 'for a test');
	await tx.execute(
		sql`INSERT INTO sala.records (code, stem, dataset, publication) VALUES (${code}, 'shelter', 'live', ${publication})`
	);
	await tx.execute(
		sql`INSERT INTO sala.shelters (code, name, operator, operator_kind, area_pcode, locality, note, revision_id)
			VALUES (${code}, ${name ?? null}, ${operator ?? null}, 'ngo', ${area}, ${locality ?? null}, ${note ?? null}, ${revision})`
	);
	if (shelter.point) {
		const [lon, lat] = shelter.point;
		await tx.execute(
			sql`INSERT INTO sala.shelter_places (shelter_code, geom, address, contact, revision_id)
				VALUES (${code}, ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 4326), ${shelter.address ?? null}, ${shelter.contact ?? null}, ${revision})`
		);
	}
	return revision;
}

/** Enters what a shelter reports of a day. */
export async function enterReport(
	tx: Tx,
	{
		code,
		on,
		occupancy,
		capacity = null
	}: { code: string; on: Day; occupancy: number | null; capacity?: number | null }
): Promise<void> {
	const revision = await beginRevision(tx, 'for a test');
	await tx.execute(
		sql`INSERT INTO sala.shelter_reports (shelter_code, reported_on, status, capacity, occupancy, is_printed, revision_id)
			VALUES (${code}, ${on}, 'open', ${capacity}, ${occupancy}, false, ${revision})`
	);
}

/** Enters a count of ours. */
export async function enterFigure(tx: Tx, figure: OwnFigure): Promise<void> {
	const revision = await beginRevision(tx, 'for a test');
	const [low, best, high] = typeof figure.people === 'number' ? [null, figure.people, null] : figure.people;
	const nationalities = figure.nationalities ? `{${figure.nationalities.join(',')}}` : null;
	const publisher = figure.publisher ?? 'Our own';
	await tx.execute(
		sql`INSERT INTO sala.records (code, stem, dataset, publication)
			VALUES (${figure.code}, 'figure', 'live', ${figure.publication ?? 'published'}) ON CONFLICT DO NOTHING`
	);
	const key = sql`('live', ${figure.area}, ${figure.situation ?? 'guesthouse'}, 'left_compound', ${nationalities}::text[], 'stock', 'person', ${publisher})`;
	await tx.execute(
		sql`INSERT INTO sala.figure_series (dataset, area_pcode, living_situation, population_group, nationalities, kind, unit, publisher)
			VALUES ${key} ON CONFLICT DO NOTHING`
	);
	const [series] = await rows<{ id: number }>(
		tx,
		sql`SELECT id::int AS id FROM sala.figure_series
			WHERE (dataset, area_pcode, living_situation, population_group, nationalities, kind, unit, publisher) IS NOT DISTINCT FROM ${key}`
	);
	await tx.execute(
		sql`INSERT INTO sala.figures (code, series_id, reference_on, reference_precision, people_low, people_best, people_high, method, overlap_groups, revision_id)
			VALUES (${figure.code}, ${series!.id}, ${figure.on}, 'day', ${low}, ${best}, ${high}, 'headcount',
				${`{${(figure.overlapGroups ?? []).join(',')}}`}::text[], ${revision})`
	);
}
