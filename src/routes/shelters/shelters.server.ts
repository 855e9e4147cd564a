import { error } from '@sveltejs/kit';
import { passesFilter, type ShelterFilter } from '#lib/domain/shelter-states.ts';
import { SHELTER_STATUSES } from '#lib/domain/shelters.ts';
import type { I18n } from '#lib/i18n/i18n.ts';
import { listOccupancies, type ListedOccupancy } from '#lib/server/queries/shelter-occupancies.ts';
import { findShelters } from '#lib/server/queries/shelters.ts';
import type { View } from '#lib/server/queries/view.ts';
import { readFilter, type Tx } from '../list-reading.server.ts';

/**
 * Which shelters an address asks for. Whether the area exists is not asked.
 *
 * @throws 400 with what to write instead
 */
export function readShelterFilter(url: URL, i18n: I18n): ShelterFilter {
	const { t } = i18n;
	const text = url.searchParams.get('status') || null;
	const status = SHELTER_STATUSES.find((one) => one === text) ?? null;
	if (text !== null && status === null) {
		error(400, {
			message: t.shelters.noSuchStatus(text.slice(0, 40)),
			remedy: t.shelters.noSuchStatusRemedy(SHELTER_STATUSES.join(', '))
		});
	}
	const { area, search } = readFilter(url, i18n);
	return { area, status, search };
}

/** All shelters of a view, and those among them that a filter lets pass, by code. */
export async function listShelters(
	tx: Tx,
	view: View,
	filter: ShelterFilter
): Promise<{ all: ListedOccupancy[]; wanted: ListedOccupancy[] }> {
	const [all, named] = await Promise.all([
		listOccupancies(tx, view),
		filter.search === null ? null : findShelters(tx, view, filter.search)
	]);
	return { all, wanted: all.filter((one) => passesFilter(one, filter, named)) };
}
