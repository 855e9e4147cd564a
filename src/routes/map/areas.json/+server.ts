import { json } from '@sveltejs/kit';
import { listAreaOutlines } from '#lib/server/queries/map-areas.ts';
import type { RequestHandler } from './$types';

const PROVINCE = 1;

/** Degrees: about a hundred metres. */
const GRID = 0.001;

/** The boundaries of the areas, for the map of the browser: GeoJSON, one feature for each. */
export const GET: RequestHandler = async ({ locals }) => {
	const outlines = await locals.read((tx) => listAreaOutlines(tx, PROVINCE, GRID));
	return json(
		{
			type: 'FeatureCollection',
			features: outlines.map(({ pcode, polygons }) => ({
				type: 'Feature',
				properties: { pcode },
				geometry: { type: 'MultiPolygon', coordinates: polygons }
			}))
		},
		{ headers: { 'Cache-Control': 'public, max-age=300' } }
	);
};
