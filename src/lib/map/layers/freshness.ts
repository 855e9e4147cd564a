import { FRESHNESS_STATES } from '#lib/domain/freshness.ts';
import type { FillInk, LegendEntry, MapLayer } from '#lib/map/layer.ts';
import type { AreaFreshness } from '#lib/map/situation.ts';

/** The colour of an area by the freshness of its figures; null: hatched, so that unknown is not the lowest class. */
export const FRESHNESS_INKS: Record<AreaFreshness, FillInk | null> = {
	up_to_date: 'fresh',
	due: 'due',
	overdue: 'overdue',
	expired: 'expired',
	never_known: null
};

/** Areas filled by how fresh their freshest figure is; a class, and never a count. */
export const freshness: MapLayer = {
	id: 'freshness',
	geometry: 'areas',
	isOnAtFirst: true,
	attributions: ['record'],
	legend: [...FRESHNESS_STATES, 'never_known' as const].map(toEntry),
	listFills: ({ areas }) => new Map(areas.map((area) => [area.pcode, `freshness:${area.freshness}`]))
};

function toEntry(state: AreaFreshness): LegendEntry {
	const fill = FRESHNESS_INKS[state];
	return {
		word: state,
		picture: fill === null ? { hatch: true } : { fill },
		explains: (picture) => picture === `freshness:${state}`
	};
}
