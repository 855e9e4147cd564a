import { error } from '@sveltejs/kit';
import { listAreas, type Area } from '#lib/server/queries/areas.ts';
import { listAreaSums, type AreaSum } from '#lib/server/queries/area-summaries.ts';
import { countCompounds } from '#lib/server/queries/compounds.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { countRaids } from '#lib/server/queries/events.ts';
import { explainArea } from '#lib/server/queries/explanations.ts';
import { readAskedView } from './reading.server.ts';
import type { PageServerLoad } from './$types';

const PROVINCE = 1;
const PLACE_NOT_KNOWN = 'place-not-known';
const NATIONAL = 'national';
const MEASURES = ['without_shelter', 'precarious', 'accommodation', 'custody', 'unaccounted'];

export const load: PageServerLoad = ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	return locals.read(async (tx) => {
		const { reading, view } = await openView(tx, asked);
		const [areas, sums, raids, compounds] = await Promise.all([
			listAreas(tx, PROVINCE),
			listAreaSums(tx, view),
			countRaids(tx, view),
			countCompounds(tx, view)
		]);
		const open = readOpen(url, areas);
		return {
			reading,
			rows: toRows(areas, sums),
			raids,
			compounds,
			opened: open && {
				...open,
				/** Null for the country, whose parts are the rows. */
				explanation: open.key === NATIONAL ? null : await explainArea(tx, view, toPcode(open.key))
			}
		};
	});
};

function toRows(areas: Area[], sums: AreaSum[]) {
	const ofScope = (scope: AreaSum['scope'], pcode: string | null) =>
		Object.fromEntries(
			sums
				.filter((sum) => sum.scope === scope && sum.pcode === pcode)
				.map(({ measure, estimate, newestOn, isContradicted }) => [
					measure,
					{ estimate, newestOn, isContradicted }
				])
		);
	return [
		...areas
			.toSorted((a, b) => a.nameEn.localeCompare(b.nameEn, 'en'))
			.map(({ pcode, nameEn }) => ({ key: pcode, name: nameEn, sums: ofScope('area', pcode) })),
		{ key: PLACE_NOT_KNOWN, name: 'Place not known', sums: ofScope('place_not_known', null) },
		{ key: NATIONAL, name: 'Cambodia', sums: ofScope('national', null) }
	];
}

/** The number that the address opens; null for none. */
function readOpen(url: URL, areas: Area[]): { key: string; measure: string } | null {
	const open = url.searchParams.get('open');
	if (!open) return null;
	const [key = '', measure = ''] = open.split('.');
	const keys = [NATIONAL, PLACE_NOT_KNOWN, ...areas.map(({ pcode }) => pcode)];
	if (!keys.includes(key) || !MEASURES.includes(measure)) {
		error(404, { message: `There is no number "${open.slice(0, 40)}".`, remedy: 'Open one from the table.' });
	}
	return { key, measure };
}

function toPcode(key: string): string | null {
	return key === PLACE_NOT_KNOWN ? null : key;
}
