import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { NO_FILTER, type SituationFilter } from '#lib/domain/filter.ts';
import { toPath } from '#lib/map/to-situation.ts';
import { PUBLIC } from '#lib/server/db/actor.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { countByArea } from '#lib/server/queries/area-counts.ts';
import { countCompounds } from '#lib/server/queries/compounds.ts';
import { listAreaFreshness, listAreaOutlines } from '#lib/server/queries/map-areas.ts';
import { listCompoundPlaces, listEventPlaces } from '#lib/server/queries/map-drawing.ts';
import { listMapCompounds, listMapEvents } from '#lib/server/queries/map-places.ts';
import { findTimeline } from '#lib/server/queries/timeline.ts';
import { LATEST, RECORD_AND_LIVE, type View } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';

const record = useDatabase('record');
const view: View = { asOf: '2026-02-22', revision: LATEST, datasets: RECORD_AND_LIVE };

const ask = <T>(work: (tx: Tx) => Promise<T>) => rolledBack(record.current, PUBLIC, work);
const countOf = (places: { count: number }[]) => places.reduce((sum, { count }) => sum + count, 0);

describe('listAreaOutlines', () => {
	it('gives the 25 provinces, each with a point inside it', async () => {
		const outlines = await ask((tx) => listAreaOutlines(tx, 1, 0.02));
		expect(outlines.map(({ pcode }) => pcode)).toEqual(
			Array.from({ length: 25 }, (_, place) => `KH${String(place + 1).padStart(2, '0')}`)
		);
		const places = JSON.stringify(outlines.map(({ pcode, at: [lon, lat] }) => ({ pcode, lon, lat })));
		const outside = await ask((tx) =>
			rows(
				tx,
				sql`SELECT a.pcode FROM json_to_recordset(${places}::json) p (pcode text, lon float8, lat float8) JOIN areas a USING (pcode)
					WHERE NOT ST_Covers(a.geom, ST_SetSRID(ST_MakePoint(p.lon, p.lat), 4326))`
			)
		);
		expect(outside).toEqual([]);
	});

	it('gives closed rings whose paths take less than 20 kB of a page', async () => {
		const outlines = await ask((tx) => listAreaOutlines(tx, 1, 0.02));
		for (const { polygons } of outlines)
			for (const ring of polygons.flat()) expect(ring.at(-1)).toEqual(ring[0]);
		const paths = outlines.map(({ polygons }) => toPath(polygons.flat()));
		expect(paths.filter((path) => path === '')).toEqual([]);
		expect(paths.join('').length).toBeLessThan(20_000);
	});
});

describe('listAreaFreshness', () => {
	it('tells the areas that ever had a figure or a report, and no other', async () => {
		const freshness = await ask((tx) => listAreaFreshness(tx, view));
		expect(Object.fromEntries(freshness)).toEqual({
			KH01: 'expired',
			KH12: 'up_to_date',
			KH17: 'expired',
			KH18: 'expired',
			KH20: 'overdue'
		});
	});

	it('grows older with the day', async () => {
		const freshness = await ask((tx) => listAreaFreshness(tx, { ...view, asOf: '2026-11-22' }));
		expect(new Set(freshness.values())).toEqual(new Set(['expired']));
	});
});

describe('listMapCompounds', () => {
	it('counts a compound once that has two codes, as the header does', async () => {
		const [compounds, counts] = await ask(async (tx) => [
			await listMapCompounds(tx, view),
			await countCompounds(tx, view)
		]);
		expect(compounds.length).toBe(counts.total);
		const active = compounds.filter(({ activity, isCurrent }) => activity === 'active' && isCurrent);
		expect(active.length).toBe(counts.byActivity.active.current);
	});

	it('says nothing that was not known by the day', async () => {
		const early = await ask((tx) => listMapCompounds(tx, { ...view, asOf: '2022-01-01' }));
		expect(early.length).toBeGreaterThan(0);
		expect(early.filter(({ activity }) => activity !== null && activity !== 'unknown')).toEqual([]);
	});

	it('has a place exactly where the precision says so', async () => {
		for (const { lon, lat, precision } of await ask((tx) => listMapCompounds(tx, view))) {
			expect([lon === null, lat === null]).toEqual(Array(2).fill(precision === 'not_located'));
		}
	});
});

describe('listMapEvents', () => {
	it('lists the newest first and none of a later day', async () => {
		const days = (await ask((tx) => listMapEvents(tx, view))).map(({ occurredOn }) => occurredOn);
		expect(days).toEqual(days.toSorted().reverse());
		expect(days[0]! <= view.asOf).toBe(true);
	});

	it('lists the single events of the table and the timeline, and no total over a period', async () => {
		const [events, counts, timeline] = await ask(async (tx) => [
			await listMapEvents(tx, view),
			await countByArea(tx, view, NO_FILTER),
			await findTimeline(tx, view, NO_FILTER)
		]);
		const inTable = countOf(counts.filter(({ stem }) => stem === 'event'));
		const inBars = timeline.bars.flatMap(({ kinds }) => Object.values(kinds)).reduce((a, b) => a + b, 0);
		expect(events.length).toBe(inTable);
		expect(events.length).toBe(inBars + timeline.notDrawn);
	});
});

describe('the places of the drawing', () => {
	const filters: [string, Partial<SituationFilter>][] = [
		['everything', {}],
		['an area', { area: 'KH18' }],
		['place not known', { area: 'place-not-known' }],
		['raids and deaths', { kinds: ['raid', 'death'] }],
		['a month', { from: '2026-01-01', to: '2026-01-31' }],
		['Indonesians', { nationalities: ['ID'] }]
	];

	it.each(filters)('count the events of %s that the browser counts', async (_, given) => {
		const filter = { ...NO_FILTER, ...given };
		const [places, events] = await ask(async (tx) => [
			await listEventPlaces(tx, view, filter),
			await listMapEvents(tx, view)
		]);
		const wanted = events.filter(
			(event) =>
				(filter.area === null || (event.areaPcode ?? 'place-not-known') === filter.area) &&
				(filter.kinds.length === 0 || filter.kinds.includes(event.kind)) &&
				(filter.from === null || event.occurredOn >= filter.from) &&
				(filter.to === null || event.occurredOn <= filter.to) &&
				(filter.nationalities.length === 0 ||
					filter.nationalities.some((one) => event.nationalities.includes(one)))
		);
		expect(wanted.length).toBeGreaterThan(0);
		expect(countOf(places)).toBe(wanted.length);
	});

	it('count each compound once, under its evidence', async () => {
		const places = await ask((tx) => listCompoundPlaces(tx, view, NO_FILTER));
		expect(countOf(places)).toBe((await ask((tx) => listMapCompounds(tx, view))).length);
		const assessed = await ask((tx) =>
			listCompoundPlaces(tx, view, { ...NO_FILTER, evidence: ['assessed'] })
		);
		expect(new Set(assessed.map(({ evidence }) => evidence))).toEqual(new Set(['assessed']));
		expect(countOf(assessed)).toBe(countOf(places.filter(({ evidence }) => evidence === 'assessed')));
	});
});
