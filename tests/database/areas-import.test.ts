import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rows } from '#lib/server/db/rows.ts';
import type { Position } from '#lib/server/import/area-geometry.ts';
import { guessAreaOptions, readFirstProperties } from '#lib/server/import/area-guess.ts';
import type { AreaOptions } from '#lib/server/import/areas.ts';
import { importAreas } from '#lib/server/import/import-areas.ts';
import { listAreas } from '#lib/server/queries/areas.ts';
import { useDatabase } from '../support/database.ts';
import { savepointsOf, takeChecksum, tryOut, type Trial } from '../support/importing.ts';

const record = useDatabase('record');

type Properties = Record<string, string | number>;

/** A square of half a degree around a point, as [lon, lat]. */
function square([lon, lat]: Position): Position[][] {
	const corners: Position[] = [
		[lon - 0.25, lat - 0.25],
		[lon + 0.25, lat - 0.25],
		[lon + 0.25, lat + 0.25],
		[lon - 0.25, lat + 0.25]
	];
	return [[...corners, corners[0]!]];
}

function toText(features: { properties: Properties; coordinates: Position[][] }[]): string {
	return JSON.stringify({
		type: 'FeatureCollection',
		features: features.map(({ properties, coordinates }) => {
			return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } };
		})
	});
}

const codAb = (number: number): Properties => {
	const code = `KH${String(number).padStart(2, '0')}`;
	return { ADM0_EN: 'Cambodia', ADM0_PCODE: 'KH', ADM1_EN: `Province ${number}`, ADM1_PCODE: code };
};
const geoBoundaries = (number: number): Properties => {
	const shapeISO = `KH-${number}`;
	return { shapeName: `Province ${number}`, shapeISO, shapeID: 'x', shapeGroup: 'KHM', shapeType: 'ADM1' };
};
const place = (number: number): Position => [103 + (number % 5), 10.5 + Math.floor(number / 5) * 0.6];
const NUMBERS = Array.from({ length: 25 }, (_, index) => index + 1);
const provinces = (properties: (number: number) => Properties, numbers = NUMBERS) =>
	numbers.map((number) => ({ properties: properties(number), coordinates: square(place(number)) }));

/** Imports a file by what can be told of it, like the command without options. */
async function importText(trial: Trial, text: string, more: Partial<AreaOptions> = {}) {
	const guess = guessAreaOptions(readFirstProperties(text));
	const options = { source: 'A test', version: '1', ...guess, ...more } as AreaOptions;
	return importAreas(savepointsOf(trial.tx), text, options, { batch: 'areas.geojson', reason: 'for a test' });
}

const countPointing = (trial: Trial) =>
	rows(
		trial.tx,
		sql`SELECT (SELECT count(*)::int FROM compounds c JOIN areas a ON a.pcode = c.area_pcode) AS compounds,
			(SELECT count(*)::int FROM events e JOIN areas a ON a.pcode = e.area_pcode) AS events,
			(SELECT count(*)::int FROM figure_series s JOIN areas a ON a.pcode = s.area_pcode) AS series,
			(SELECT count(*)::int FROM shelters h JOIN areas a ON a.pcode = h.area_pcode) AS shelters`
	);

describe('importAreas', () => {
	it.each([
		['COD-AB', codAb],
		['geoBoundaries', geoBoundaries]
	])(
		'replaces the provinces by those of a file like %s, and loses no record',
		async (_family, properties) => {
			await tryOut(record.current, async (trial) => {
				const before = await countPointing(trial);
				const { problems, changes, renamed } = await importText(trial, toText(provinces(properties)));
				expect(problems).toEqual([]);
				expect(changes).toMatchObject({ added: [], removed: [], kept: [] });
				expect(changes!.replaced).toHaveLength(25);
				expect(renamed[11]).toEqual({ pcode: 'KH12', before: 'Phnom Penh', now: 'Province 12' });
				expect(await countPointing(trial)).toEqual(before);

				const [area] = await rows(
					trial.tx,
					sql`SELECT name_en, name_km, parent_pcode AS parent, level, boundary_source AS source, boundary_version AS version,
						ST_X(ST_Centroid(geom))::float8 AS lon, ST_GeometryType(geom) AS type, is_approximate
					FROM areas WHERE pcode = 'KH12'`
				);
				expect(area).toEqual({
					name_en: 'Province 12',
					name_km: 'ភ្នំពេញ',
					parent: 'KH',
					level: 1,
					source: 'A test',
					version: '1',
					lon: place(12)[0],
					type: 'ST_MultiPolygon',
					is_approximate: false
				});
			});
		}
	);

	it('shows the public the new boundaries at once', async () => {
		await tryOut(record.current, async (trial) => {
			await importText(trial, toText(provinces(codAb)));
			const same = await trial.asSuperuser(() =>
				rows(
					trial.tx,
					sql`SELECT count(*)::int AS count FROM sala_public.areas p JOIN sala.areas a USING (pcode)
						WHERE ST_Equals(p.geom, a.geom) AND p.name_en = a.name_en`
				)
			);
			expect(same).toEqual([{ count: 26 }]);
		});
	});

	it('keeps an area that the file does not have while a record points at it, and removes it otherwise', async () => {
		await tryOut(record.current, async (trial) => {
			const pointed = await rows<{ pcode: string }>(
				trial.tx,
				sql`SELECT pcode FROM areas a WHERE level = 1 AND (
						EXISTS (SELECT FROM compounds WHERE area_pcode = a.pcode) OR EXISTS (SELECT FROM shelters WHERE area_pcode = a.pcode)
						OR EXISTS (SELECT FROM events WHERE area_pcode = a.pcode) OR EXISTS (SELECT FROM figure_series WHERE area_pcode = a.pcode))
					ORDER BY pcode`
			);
			const before = await countPointing(trial);
			const numbers = NUMBERS.filter((number) => number <= 2);
			const { changes } = await importText(trial, toText(provinces(codAb, numbers)));
			const kept = pointed.map(({ pcode }) => pcode).filter((pcode) => pcode > 'KH02');
			expect(changes!.kept).toEqual(kept);
			expect(changes!.removed).toHaveLength(23 - kept.length);
			expect(changes!.removed.length).toBeGreaterThan(0);
			expect(await countPointing(trial)).toEqual(before);
		});
	});

	it('adds districts below the provinces, found by their P-codes', async () => {
		await tryOut(record.current, async (trial) => {
			const district = { ...codAb(12), ADM2_EN: 'Chamkar Mon', ADM2_PCODE: 'KH1201' };
			const text = toText([{ properties: district, coordinates: square(place(12)) }]);
			expect(await importText(trial, text)).toMatchObject({ problems: [], changes: { added: ['KH1201'] } });
			expect(await listAreas(trial.tx, 2)).toMatchObject([{ pcode: 'KH1201', parentPcode: 'KH12' }]);
		});
	});

	it('tells every problem in one run, and changes nothing', async () => {
		await tryOut(record.current, async (trial) => {
			const before = await trial.asSuperuser(() => takeChecksum(trial.tx));
			const bowTie: Position[][] = [
				[
					...[
						[103, 11],
						[104, 12],
						[104, 11],
						[103, 12],
						[103, 11]
					]
				] as Position[]
			];
			const swapped = square([12.5, 104]);
			const { problems, changes } = await importText(
				trial,
				toText([
					{ properties: codAb(1), coordinates: bowTie },
					{ properties: codAb(2), coordinates: swapped },
					{ properties: { ...codAb(3), ADM1_PCODE: '' }, coordinates: square(place(3)) },
					{ properties: { ...codAb(4), ADM0_PCODE: 'KH0' }, coordinates: square(place(4)) },
					{ properties: { ...codAb(5), ADM1_PCODE: 'KH' }, coordinates: square(place(5)) }
				])
			);
			expect(changes).toBeNull();
			expect(problems.map(({ feature, value, reason }) => `${feature ?? value} ${reason}`)).toEqual([
				expect.stringMatching(/^2 polygon 1, ring 1, position 1 is swapped/),
				'3 is blank',
				expect.stringMatching(/^KH01 is not valid \(Self-intersection.*103\.5 11\.5.*\)/),
				'KH stands as an area of level 0, not 1; correct the level'
			] as string[]);
			expect(await trial.asSuperuser(() => takeChecksum(trial.tx))).toEqual(before);
		});
	});

	it('refuses an area whose parent is nowhere', async () => {
		await tryOut(record.current, async (trial) => {
			const stray = { ...codAb(4), ADM0_PCODE: 'TH' };
			const { problems } = await importText(
				trial,
				toText([{ properties: stray, coordinates: square(place(4)) }])
			);
			expect(problems.map(({ reason }) => reason)).toEqual([
				'lies in TH, which is no known area; import that level first'
			]);
		});
	});
});
