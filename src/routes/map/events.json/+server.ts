import { json } from '@sveltejs/kit';
import { toColumns } from '#lib/map/columns.ts';
import { EVENT_COLUMNS } from '#lib/map/records.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { listMapEvents } from '#lib/server/queries/map-places.ts';
import { readAskedView } from '../../reading.server.ts';
import type { RequestHandler } from './$types';

/** The events of a view in columns, for the map of the browser, which filters them itself. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const events = await locals.read(async (tx) => {
		const { view } = await openView(tx, asked);
		return listMapEvents(tx, view);
	});
	return json(toColumns(events, EVENT_COLUMNS), { headers: { 'Cache-Control': 'private, no-store' } });
};
