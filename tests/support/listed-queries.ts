import { drizzle } from 'drizzle-orm/pg-proxy';
import { NO_FILTER, type SituationFilter } from '#lib/domain/filter.ts';
import type { LonLat } from '#lib/server/db/postgis.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { countByArea } from '#lib/server/queries/area-counts.ts';
import { findArea, listAreas } from '#lib/server/queries/areas.ts';
import { listAreaSums } from '#lib/server/queries/area-summaries.ts';
import { countCompounds } from '#lib/server/queries/compounds.ts';
import { listCitedSources } from '#lib/server/queries/cited-sources.ts';
import { listMeasures } from '#lib/server/queries/country-measures.ts';
import { findDefaultDay } from '#lib/server/queries/default-day.ts';
import { countRaids, listDepartures } from '#lib/server/queries/events.ts';
import { listFigures } from '#lib/server/queries/figures.ts';
import {
	countPeopleByNationality,
	explainNationality,
	listNamedNationalities,
	listNationalitiesOfEvents
} from '#lib/server/queries/nationalities.ts';
import { listAreaFreshness, listAreaOutlines } from '#lib/server/queries/map-areas.ts';
import { listCompoundPlaces, listEventPlaces } from '#lib/server/queries/map-drawing.ts';
import { isSimpleRing, listInside } from '#lib/server/queries/map-inside.ts';
import { listMapCompounds, listMapEvents } from '#lib/server/queries/map-places.ts';
import { listOperations } from '#lib/server/queries/operations.ts';
import { findPublication } from '#lib/server/queries/publication.ts';
import { listOccupancies } from '#lib/server/queries/shelter-occupancies.ts';
import {
	countListedCompounds,
	listCompoundRows,
	listCompounds
} from '#lib/server/queries/records/compound-list.ts';
import { findCompound } from '#lib/server/queries/records/compound-record.ts';
import { countListedEvents, listEventRows, listEvents } from '#lib/server/queries/records/event-list.ts';
import { findEvent } from '#lib/server/queries/records/event-record.ts';
import { countShelters } from '#lib/server/queries/shelter-counts.ts';
import { findShelters } from '#lib/server/queries/shelters.ts';
import { listSources } from '#lib/server/queries/sources.ts';
import { findTimeline } from '#lib/server/queries/timeline.ts';
import { findRevision, LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';

const asked = { area: 'KH18', kinds: ['raid', 'rescue'], nationalities: ['KR'], from: '2025-01-01' } as const;
const events = { ...NO_FILTER, ...asked };
const compounds = { ...NO_FILTER, area: 'KH18', activities: ['active'], evidence: ['confirmed'] } as const;
const named = { ...NO_FILTER, search: 'Jinbai' };

const view = { asOf: '2026-02-22', revision: LATEST, datasets: RECORD_AND_LIVE };

/** Every condition at once. */
const wholeFilter: SituationFilter = {
	area: 'KH18',
	kinds: ['raid', 'rescue'],
	activities: ['active'],
	evidence: ['assessed', 'confirmed'],
	siteKinds: ['hotel'],
	nationalities: ['ID', 'VN'],
	figureType: 'single',
	from: '2025-01-01',
	to: '2026-01-31',
	search: 'bei'
};

const ring: LonLat[] = [
	[103.4, 10.5],
	[103.7, 10.5],
	[103.7, 10.8],
	[103.4, 10.5]
];

/** Every query that the pages ask, by name. A new query of a page belongs here: its SQL is reviewed, its plan tested. */
export const LISTED_QUERIES: Record<string, (tx: Tx) => Promise<unknown>> = {
	'area-counts': (tx) => countByArea(tx, view, NO_FILTER),
	'cited-sources': (tx) => listCitedSources(tx, view, ['KH-M-001', 'KH-S-001']),
	'area-sums': (tx) => listAreaSums(tx, view),
	areas: (tx) => listAreas(tx, 1),
	area: (tx) => findArea(tx, 'KH12', 1),
	compounds: (tx) => countCompounds(tx, view),
	'compound-list': (tx) => listCompounds(tx, view, NO_FILTER, { start: 'KH-C-020' }),
	'compound-count-filtered': (tx) => countListedCompounds(tx, view, compounds),
	'compound-list-filtered': (tx) => listCompoundRows(tx, view, compounds, { start: null }),
	'compound-list-named': (tx) => listCompounds(tx, view, named, { start: '57.KH-C-001' }),
	'compound-record': (tx) => findCompound(tx, view, 'KH-C-001'),
	'default-day': (tx) => findDefaultDay(tx, view, '2026-02-22'),
	'departures-without-a-place': (tx) => listDepartures(tx, view, null),
	'departures-of-an-area': (tx) => listDepartures(tx, view, 'KH12'),
	'event-count': (tx) => countListedEvents(tx, view, NO_FILTER),
	'event-list': (tx) => listEventRows(tx, view, NO_FILTER, { start: '2026-01-01.KH-E-100' }),
	'event-list-filtered': (tx) => listEvents(tx, view, events, { start: null }),
	'event-list-named': (tx) => listEvents(tx, view, named, { start: null }),
	'event-record': (tx) => findEvent(tx, view, 'KH-E-001'),
	'figures-everywhere': (tx) => listFigures(tx, view, undefined, 'stock'),
	'figures-of-an-area': (tx) => listFigures(tx, view, 'KH12', 'stock'),
	'figures-of-registers': (tx) => listFigures(tx, view, undefined, 'registers'),
	'figures-other-of-an-area': (tx) => listFigures(tx, view, 'KH12', 'other'),
	'figures-without-a-place': (tx) => listFigures(tx, view, null, 'other'),
	measures: (tx) => listMeasures(tx, view),
	'measures-of-a-state': (tx) => listMeasures(tx, view, 'ID'),
	nationalities: (tx) => listNamedNationalities(tx, view),
	'nationalities-of-events': (tx) => listNationalitiesOfEvents(tx, view),
	'people-by-nationality': (tx) => countPeopleByNationality(tx, view, ['ID', 'KE']),
	'people-of-a-nationality': (tx) => explainNationality(tx, view, 'ID'),
	'map-area-freshness': (tx) => listAreaFreshness(tx, view),
	'map-area-outlines': (tx) => listAreaOutlines(tx, 1, 0.02),
	'map-compound-places': (tx) => listCompoundPlaces(tx, view, wholeFilter),
	'map-compounds': (tx) => listMapCompounds(tx, view),
	'map-event-places': (tx) => listEventPlaces(tx, view, wholeFilter),
	'map-events': (tx) => listMapEvents(tx, view),
	'map-inside': (tx) => listInside(tx, view, ring, { town: 5_000, district: 15_000, province: 45_000 }),
	'map-simple-ring': (tx) => isSimpleRing(tx, ring),
	operations: (tx) => listOperations(tx, view),
	publication: (tx) => findPublication(tx),
	raids: (tx) => countRaids(tx, view, null),
	revision: (tx) => findRevision(tx, new Date('2026-02-22T12:00:00Z')),
	'shelter-counts': (tx) => countShelters(tx, view, null),
	shelters: (tx) => listOccupancies(tx, view),
	'shelters-named': (tx) => findShelters(tx, view, 'Caritas'),
	timeline: (tx) => findTimeline(tx, view, { ...NO_FILTER, kinds: ['raid'], nationalities: ['ID'] }),
	sources: (tx) => listSources(tx, view, 'SRC-100'),
	'sources-from-the-first': (tx) => listSources(tx, view)
};

/** A statement as the driver gets it. */
export interface Statement {
	text: string;
	parameters: unknown[];
}

/** The statements that a query sends, without any database: each is answered with no rows. */
export async function captureStatements(query: (tx: Tx) => Promise<unknown>): Promise<Statement[]> {
	const statements: Statement[] = [];
	const database = drizzle((text, parameters) => {
		statements.push({ text, parameters });
		return Promise.resolve({ rows: [] });
	});
	await query(database);
	return statements;
}
