import { EXPORT_PAGE, toCsvResponse } from '#lib/server/export/list-csv.ts';
import { listCompoundRows } from '#lib/server/queries/records/compound-list.ts';
import { COMPOUND_COLUMNS } from '../compounds/compound-columns.server.ts';
import { listNamedAreas, openFixedView, readFilter } from '../list-reading.server.ts';
import { readAskedView } from '../reading.server.ts';
import type { RequestHandler } from './$types';

/** Every compound that the list of the same filter shows, as a file: all pages, under one revision. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const filter = readFilter(url, locals.i18n);
	const view = await locals.read(async (tx) => {
		await listNamedAreas(tx, locals.i18n, filter);
		return openFixedView(tx, asked);
	});
	return toCsvResponse({
		...{ name: 'compounds', asOf: view.asOf, columns: COMPOUND_COLUMNS },
		listPage: (start) => locals.read((tx) => listCompoundRows(tx, view, filter, { start, size: EXPORT_PAGE }))
	});
};
