import { EXPORT_PAGE, toCsvResponse } from '#lib/server/export/list-csv.ts';
import { listEventRows } from '#lib/server/queries/records/event-list.ts';
import { EVENT_COLUMNS } from '../events/event-columns.server.ts';
import { listNamedAreas, openFixedView, readFilter } from '../list-reading.server.ts';
import { readAskedView } from '../reading.server.ts';
import type { RequestHandler } from './$types';

/** Every event that the list of the same filter shows, as a file: all pages, under one revision. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const filter = readFilter(url, locals.i18n);
	const view = await locals.read(async (tx) => {
		await listNamedAreas(tx, locals.i18n, filter);
		return openFixedView(tx, asked);
	});
	return toCsvResponse({
		...{ name: 'events', asOf: view.asOf, columns: EVENT_COLUMNS },
		listPage: (start) => locals.read((tx) => listEventRows(tx, view, filter, { start, size: EXPORT_PAGE }))
	});
};
