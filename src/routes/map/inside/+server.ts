import { json } from '@sveltejs/kit';
import { openView } from '#lib/server/queries/default-day.ts';
import { isSimpleRing, listInside } from '#lib/server/queries/map-inside.ts';
import { CERTAINTIES } from '#lib/map/precision.ts';
import { readRing } from '#lib/map/ring.ts';
import { readAskedView } from '../../reading.server.ts';
import type { RequestHandler } from './$types';

const RADII = {
	town: CERTAINTIES.town.radiusMetres,
	district: CERTAINTIES.district.radiusMetres,
	province: CERTAINTIES.province.radiusMetres
};

const HEADERS = { 'Cache-Control': 'private, no-store' };

/**
 * What of a view lies in a ring that somebody drew on the map: `ring=lon,lat;lon,lat;…`. 400 with `problem` where it is
 * no ring, 422 where it crosses itself.
 */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const ring = readRing(url.searchParams.get('ring') ?? '');
	if (ring === null) return json({ problem: 'no_ring' }, { status: 400, headers: HEADERS });
	const found = await locals.read(async (tx) => {
		if (!(await isSimpleRing(tx, ring))) return null;
		const { view } = await openView(tx, asked);
		return listInside(tx, view, ring, RADII);
	});
	if (found === null) return json({ problem: 'crosses_itself' }, { status: 422, headers: HEADERS });
	return json(found, { headers: HEADERS });
};
