import { openView } from '#lib/server/queries/default-day.ts';
import { listNationalitiesOfEvents } from '#lib/server/queries/nationalities.ts';
import { listEvents } from '#lib/server/queries/records/event-list.ts';
import { listNamedAreas, readFilter, readStart, STARTS } from '../list-reading.server.ts';
import { readAskedView } from '../reading.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const filter = readFilter(url, locals.i18n);
	const start = readStart(url, STARTS.day, locals.i18n);
	return locals.read(async (tx) => {
		const { reading, view } = await openView(tx, asked);
		const areas = await listNamedAreas(tx, locals.i18n, filter);
		const [list, named] = await Promise.all([
			listEvents(tx, view, filter, { start }),
			listNationalitiesOfEvents(tx, view)
		]);
		return {
			reading,
			filter,
			areas,
			list,
			nationalities: [...new Set([...named, ...filter.nationalities])]
		};
	});
};
