import { openView } from '#lib/server/queries/default-day.ts';
import { listCompounds } from '#lib/server/queries/records/compound-list.ts';
import { listNamedAreas, readFilter, readStart, STARTS } from '../list-reading.server.ts';
import { readAskedView } from '../reading.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const filter = readFilter(url, locals.i18n);
	const start = readStart(url, filter.search === null ? STARTS.code : STARTS.likeness, locals.i18n);
	return locals.read(async (tx) => {
		const { reading, view } = await openView(tx, asked);
		const areas = await listNamedAreas(tx, locals.i18n, filter);
		return { reading, filter, areas, list: await listCompounds(tx, view, filter, { start }) };
	});
};
