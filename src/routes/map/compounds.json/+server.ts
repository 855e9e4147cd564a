import { json } from '@sveltejs/kit';
import { toColumns } from '#lib/map/columns.ts';
import { COMPOUND_COLUMNS } from '#lib/map/records.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { listMapCompounds } from '#lib/server/queries/map-places.ts';
import { readAskedView } from '../../reading.server.ts';
import type { RequestHandler } from './$types';

/** The compounds of a view in columns, for the map of the browser, which filters them itself. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const compounds = await locals.read(async (tx) => {
		const { view } = await openView(tx, asked);
		return listMapCompounds(tx, view);
	});
	return json(toColumns(compounds, COMPOUND_COLUMNS), { headers: { 'Cache-Control': 'private, no-store' } });
};
