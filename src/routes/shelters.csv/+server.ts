import { toCsvResponse } from '#lib/server/export/list-csv.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { readAskedView } from '../reading.server.ts';
import { toShelterColumns } from '../shelters/shelter-columns.server.ts';
import { listShelters, readShelterFilter } from '../shelters/shelters.server.ts';
import type { RequestHandler } from './$types';

/** The shelters that the page of the same filter lists, as a file. The list is bounded, so it is one page. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const filter = readShelterFilter(url, locals.i18n);
	const { asOf, rows } = await locals.read(async (tx) => {
		const { view } = await openView(tx, asked);
		const { wanted } = await listShelters(tx, view, filter);
		return { asOf: view.asOf, rows: wanted };
	});
	return toCsvResponse({
		...{ name: 'shelters', asOf, columns: toShelterColumns(asOf) },
		listPage: () => Promise.resolve({ rows, next: null })
	});
};
