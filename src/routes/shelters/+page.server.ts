import { nameArea } from '#lib/components/areas/area-name.ts';
import { groupByArea } from '#lib/domain/shelter-states.ts';
import { listAreas } from '#lib/server/queries/areas.ts';
import { listCitedSources } from '#lib/server/queries/cited-sources.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { readAskedView } from '../reading.server.ts';
import { listShelters, readShelterFilter } from './shelters.server.ts';
import type { PageServerLoad } from './$types';

const PROVINCE = 1;
const PAGE = 40;

export const load: PageServerLoad = ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const filter = readShelterFilter(url, locals.i18n);
	const start = url.searchParams.get('start') ?? '';
	return locals.read(async (tx) => {
		const { reading, view } = await openView(tx, asked);
		const [found, { all, wanted }] = await Promise.all([
			listAreas(tx, PROVINCE),
			listShelters(tx, view, filter)
		]);
		const { locale, format } = locals.i18n;
		const areas = found
			.map((area) => ({ pcode: area.pcode, name: nameArea(area, locale) }))
			.sort((a, b) => format.compare(a.name, b.name));
		const from = wanted.filter(({ shelter }) => shelter.code >= start);
		const shelters = from.slice(0, PAGE);
		return {
			...{ reading, filter, areas, shelters, total: wanted.length, isEmpty: all.length === 0 },
			next: from[PAGE]?.shelter.code ?? null,
			byArea: groupByArea(
				all,
				areas.map(({ pcode }) => pcode)
			),
			sources: await listCitedSources(
				tx,
				view,
				shelters.map(({ shelter }) => shelter.code)
			)
		};
	});
};
