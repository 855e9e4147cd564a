import { passesFilter } from '#lib/domain/shelter-states.ts';
import { toCsvResponse } from '#lib/server/export/list-csv.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { listOccupancies } from '#lib/server/queries/shelter-occupancies.ts';
import { readAskedView } from '../reading.server.ts';
import { toShelterColumns } from '../shelters/shelter-columns.server.ts';
import { readShelterFilter } from '../shelters/shelters.server.ts';
import type { RequestHandler } from './$types';

/** The shelters that the page of the same filter lists, as a file. The list is bounded, so it is one page. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const filter = readShelterFilter(url, locals.i18n);
	const { asOf, rows } = await locals.read(async (tx) => {
		const { view } = await openView(tx, asked);
		const all = await listOccupancies(tx, view);
		return { asOf: view.asOf, rows: all.filter((one) => passesFilter(one, filter)) };
	});
	return toCsvResponse({
		...{ name: 'shelters', asOf, columns: toShelterColumns(asOf) },
		listPage: () => Promise.resolve({ rows, next: null })
	});
};
