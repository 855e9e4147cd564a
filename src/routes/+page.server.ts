import { countByArea } from '#lib/server/queries/area-counts.ts';
import { listAreaSums } from '#lib/server/queries/area-summaries.ts';
import { listAreas } from '#lib/server/queries/areas.ts';
import { countCompounds } from '#lib/server/queries/compounds.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { countRaids } from '#lib/server/queries/events.ts';
import { explainArea } from '#lib/server/queries/explanations.ts';
import { listNationalitiesOfEvents } from '#lib/server/queries/nationalities.ts';
import { countShelters } from '#lib/server/queries/shelter-counts.ts';
import { findTimeline } from '#lib/server/queries/timeline.ts';
import { loadDrawable } from './map/load-drawable.server.ts';
import { checkArea, readFilter } from './list-reading.server.ts';
import { readAskedView } from './reading.server.ts';
import { findOpenedRecord } from './record.server.ts';
import {
	NATIONAL,
	readMeasure,
	readOpen,
	toMap,
	toPcode,
	toPeople,
	toRows,
	toShelters
} from './situation.server.ts';
import type { PageServerLoad } from './$types';

const PROVINCE = 1;

export const load: PageServerLoad = ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const filter = readFilter(url, locals.i18n);
	return locals.read(async (tx) => {
		const { reading, view } = await openView(tx, asked);
		const [areas, sums, counts, raids, compounds, shelters, timeline, named, drawable] = await Promise.all([
			listAreas(tx, PROVINCE),
			listAreaSums(tx, view),
			countByArea(tx, view, filter),
			countRaids(tx, view, filter.area),
			countCompounds(tx, view, filter.area),
			countShelters(tx, view, filter.area),
			findTimeline(tx, view, filter),
			listNationalitiesOfEvents(tx, view),
			loadDrawable(tx, view, filter)
		]);
		checkArea(filter, areas, locals.i18n);
		const measure = readMeasure(url, sums);
		const open = readOpen(url, areas, locals.i18n);
		return {
			basemapUrl: locals.basemapUrl,
			...{ reading, filter, raids, compounds, shelters, timeline, measure },
			map: toMap(drawable, toPeople(sums, measure), toShelters(counts)),
			record: await findOpenedRecord(tx, view, url, locals.i18n),
			rows: toRows({ areas, sums, counts }, locals.i18n),
			nationalities: [...new Set([...named, ...filter.nationalities])],
			opened: open && {
				...open,
				/** Null for the country, whose parts are the rows. */
				explanation: open.key === NATIONAL ? null : await explainArea(tx, view, toPcode(open.key))
			}
		};
	});
};
