import { listCountries } from '#lib/server/queries/countries.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { readAskedView } from '../reading.server.ts';
import { arrangeCountries, readNature } from './countries.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const nature = readNature(url, locals.i18n);
	return locals.read(async (tx) => {
		const { reading, view } = await openView(tx, asked);
		const countries = await listCountries(tx, view);
		return {
			...{ reading, nature, isEmpty: countries.length === 0 },
			countries: arrangeCountries(countries, nature, locals.i18n)
		};
	});
};
