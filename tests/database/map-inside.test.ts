import { describe, expect, it } from 'vitest';
import { CERTAINTIES, toCircle } from '#lib/map/precision.ts';
import { PUBLIC } from '#lib/server/db/actor.ts';
import type { LonLat } from '#lib/server/db/postgis.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { isSimpleRing, listInside } from '#lib/server/queries/map-inside.ts';
import { listMapCompounds, listMapEvents } from '#lib/server/queries/map-places.ts';
import { LATEST, RECORD_AND_LIVE, type View } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';

const record = useDatabase('record');
const view: View = { asOf: '2026-02-22', revision: LATEST, datasets: RECORD_AND_LIVE };
const RADII = {
	town: CERTAINTIES.town.radiusMetres,
	district: CERTAINTIES.district.radiusMetres,
	province: CERTAINTIES.province.radiusMetres
};
const SIHANOUKVILLE: LonLat = [103.52958, 10.60932];

const ask = <T>(work: (tx: Tx) => Promise<T>) => rolledBack(record.current, PUBLIC, work);
const around = (radiusMetres: number, centre = SIHANOUKVILLE) =>
	toCircle(centre, radiusMetres).geometry.coordinates[0] as LonLat[];

async function listIn(precision: string): Promise<string[]> {
	const compounds = await ask((tx) => listMapCompounds(tx, view));
	return compounds
		.filter(
			(one) => one.precision === precision && one.lon === SIHANOUKVILLE[0] && one.lat === SIHANOUKVILLE[1]
		)
		.map(({ code }) => code);
}

describe('listInside', () => {
	it('puts a record known to its town inside only where the whole town is', async () => {
		const town = await listIn('town');
		expect(town.length).toBeGreaterThan(3);
		const wide = await ask((tx) => listInside(tx, view, around(8_000), RADII));
		expect(wide.compounds.inside).toEqual(expect.arrayContaining(town));
		const narrow = await ask((tx) => listInside(tx, view, around(2_000), RADII));
		expect(narrow.compounds.inside).toEqual([]);
		expect(narrow.compounds.perhaps).toEqual(expect.arrayContaining(town));
	});

	it('finds a town whose middle lies outside as perhaps, and none that is farther than it reaches', async () => {
		const town = await listIn('town');
		const east = (metres: number): LonLat => [SIHANOUKVILLE[0] + metres / 109_400, SIHANOUKVILLE[1]];
		const near = await ask((tx) => listInside(tx, view, around(1_000, east(5_500)), RADII));
		expect(near.compounds.perhaps).toEqual(expect.arrayContaining(town));
		const far = await ask((tx) => listInside(tx, view, around(1_000, east(6_500)), RADII));
		expect([...far.compounds.inside, ...far.compounds.perhaps].filter((code) => town.includes(code))).toEqual(
			[]
		);
	});

	it('tells the areas wholly inside from those partly inside', async () => {
		const { areas } = await ask((tx) => listInside(tx, view, around(75_000, [104.9, 11.55]), RADII));
		expect(areas.inside).toContain('KH12');
		expect(areas.perhaps).toContain('KH05');
		expect(areas.inside).not.toContain('KH05');
	});

	it('finds every located record in a ring around the country, each once', async () => {
		const ring: LonLat[] = [
			[100, 8],
			[110, 8],
			[110, 17],
			[100, 17],
			[100, 8]
		];
		const [found, compounds, events] = await ask(async (tx) => [
			await listInside(tx, view, ring, RADII),
			await listMapCompounds(tx, view),
			await listMapEvents(tx, view)
		]);
		const located = (all: { code: string; lon: number | null }[]) =>
			all
				.filter(({ lon }) => lon !== null)
				.map(({ code }) => code)
				.sort();
		expect(found.compounds).toEqual({ inside: located(compounds), perhaps: [] });
		expect(found.events).toEqual({ inside: located(events), perhaps: [] });
		expect(found.areas.inside).toHaveLength(25);
	});
});

describe('isSimpleRing', () => {
	it('tells a ring that crosses itself, which no overlay may be asked of', async () => {
		const bow: LonLat[] = [
			[103, 10],
			[104, 11],
			[104, 10],
			[103, 11],
			[103, 10]
		];
		expect(await ask((tx) => isSimpleRing(tx, bow))).toBe(false);
		expect(await ask((tx) => isSimpleRing(tx, around(2_000)))).toBe(true);
	});
});
