import { sql } from 'drizzle-orm';
import { listBalances, type Balance } from '#lib/domain/balance.ts';
import { countPeopleOf, type NationalityTier } from '#lib/domain/by-nationality.ts';
import { COUNTRY_CODES } from '#lib/domain/countries.ts';
import type { Tier } from '#lib/domain/figures.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listFigures, type ListedFigure } from '#lib/server/queries/figures.ts';
import { listOperations, type ListedOperation } from '#lib/server/queries/operations.ts';
import { listShelterStates, type ListedReport, type ListedShelter } from '#lib/server/queries/shelters.ts';
import { inDatasets, isPublished, joinShown, stood, type View } from '#lib/server/queries/view.ts';

/** A nationality that events or figures name. */
export interface NamedNationality {
	/** ISO 3166-1 alpha-2. */
	code: string;
	/** Events up to the view's day that name it, single ones and totals. */
	events: number;
}

/** The people of a nationality, with everything their numbers are made of. */
export interface NationalityExplanation {
	tiers: Record<Tier, NationalityTier>;
	/** Figures that are no count of people at a date: never in the tiers. */
	otherFigures: ListedFigure[];
	balances: (Balance & { operation: ListedOperation })[];
	/** All that name the nationality, by code. */
	details: Record<string, ListedFigure>;
	/** Those that count for it, and those that an embassy runs for it. */
	shelters: ListedShelter[];
	reports: ListedReport[];
}

/** There are 249 codes. */
const MOST = 300;

/** Nationalities that events or figures name, by code. */
export async function listNamedNationalities(tx: Tx, view: View): Promise<NamedNationality[]> {
	return rows<NamedNationality>(
		tx,
		sql`SELECT code, sum(events)::int AS events FROM (
			SELECT n.iso2 AS code, count(*) AS events
			FROM events e
			${joinShown('e', 'event', view)}
			JOIN event_nationalities n ON n.event_code = e.code AND ${stood('n', view)}
			WHERE e.occurred_on <= ${view.asOf}::date AND ${stood('e', view)}
			GROUP BY n.iso2
			UNION ALL
			SELECT unnest(s.nationalities), 0
			FROM figure_series s
			WHERE ${inDatasets(sql`s.dataset`, view)} AND EXISTS (
				SELECT FROM figures f
				WHERE f.series_id = s.id AND (f.reference_on <= ${view.asOf}::date OR f.reference_on IS NULL)
					AND ${stood('f', view)} AND ${isPublished('f', 'figure', view)}
			)
		) named
		GROUP BY code
		ORDER BY code COLLATE "C"
		LIMIT ${MOST}`
	);
}

/**
 * Nationalities that events up to the view's day name, by code: what a filter of events can ask for. Each code is looked
 * up in the order of an index, as counting the events of all would read them through.
 */
export async function listNationalitiesOfEvents(tx: Tx, view: View): Promise<string[]> {
	const found = await rows<{ code: string }>(
		tx,
		sql`SELECT c.code FROM json_array_elements_text(${JSON.stringify(COUNTRY_CODES)}::json) c(code)
		CROSS JOIN LATERAL (
			SELECT FROM event_nationalities n
			JOIN events e ON e.code = n.event_code AND ${stood('e', view)} AND e.occurred_on <= ${view.asOf}::date
			${joinShown('e', 'event', view)}
			WHERE n.iso2 = c.code AND ${stood('n', view)}
			ORDER BY n.iso2, n.event_code LIMIT 1
		) named
		ORDER BY c.code COLLATE "C"`
	);
	return found.map(({ code }) => code);
}

/**
 * How many people of each nationality are in each tier, by code.
 *
 * @param nationalities ISO 3166-1 alpha-2
 */
export async function countPeopleByNationality(
	tx: Tx,
	view: View,
	nationalities: readonly string[]
): Promise<Record<string, Record<Tier, NationalityTier>>> {
	const [figures, states] = await Promise.all([
		listFigures(tx, view, undefined, 'stock', 'any'),
		listShelterStates(tx, view)
	]);
	const input = { figures, ...states, asOf: view.asOf };
	return Object.fromEntries(nationalities.map((code) => [code, countPeopleOf(code, input)]));
}

/**
 * How the numbers of one nationality come about.
 *
 * @param nationality ISO 3166-1 alpha-2
 */
export async function explainNationality(
	tx: Tx,
	view: View,
	nationality: string
): Promise<NationalityExplanation> {
	const [figures, { shelters, reports }, operations] = await Promise.all([
		listFigures(tx, view, undefined, 'all', nationality),
		listShelterStates(tx, view),
		listOperations(tx, view)
	]);
	const tiers = countPeopleOf(nationality, { figures, shelters, reports, asOf: view.asOf });
	const counting = new Set(tiers.accommodation.shelters.map(({ shelter }) => shelter.code));
	return {
		tiers,
		otherFigures: figures.filter(
			({ kind, livingSituation }) => kind !== 'stock' || livingSituation === 'left_country'
		),
		balances: operations.flatMap((operation) =>
			listBalances(operation, figures, view.asOf).map((balance) => ({ ...balance, operation }))
		),
		details: Object.fromEntries(figures.map((figure) => [figure.code, figure])),
		shelters: shelters.filter(({ code }) => counting.has(code)),
		reports: reports.filter(({ shelterCode }) => counting.has(shelterCode))
	};
}
