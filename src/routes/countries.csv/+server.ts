import { toCsvResponse } from '#lib/server/export/list-csv.ts';
import { listCountries } from '#lib/server/queries/countries.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { arrangeCountries, readNature } from '../countries/countries.server.ts';
import { COUNTRY_COLUMNS } from '../countries/country-columns.server.ts';
import { readAskedView } from '../reading.server.ts';
import type { RequestHandler } from './$types';

/** The nationalities that the page of the same filter lists, as a file; at most one for each country. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const nature = readNature(url, locals.i18n);
	const { asOf, rows } = await locals.read(async (tx) => {
		const { view } = await openView(tx, asked);
		const countries = await listCountries(tx, view);
		return { asOf: view.asOf, rows: arrangeCountries(countries, nature, locals.i18n) };
	});
	return toCsvResponse({
		...{ name: 'countries', asOf, columns: COUNTRY_COLUMNS },
		listPage: () => Promise.resolve({ rows, next: null })
	});
};
