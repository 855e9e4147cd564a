import { EVENT_GROUPS, type EventGroup } from '#lib/domain/event-groups.ts';
import type { LegendEntry, MapLayer } from '#lib/map/layer.ts';
import { PLACE_ENTRIES, toPlacedMarks } from '#lib/map/layers/placed.ts';
import { nameEvent, nameEvents } from '#lib/map/marks/events.ts';

/** Events by kind. Their group is that of `domain/event-groups.ts`. */
export const events: MapLayer = {
	id: 'events',
	geometry: 'marks',
	isOnAtFirst: true,
	attributions: ['record'],
	legend: [
		...EVENT_GROUPS.map(toEntry),
		{
			word: 'eventsTogether',
			picture: { mark: 'events:3-2-2-0-1' },
			explains: (picture) => picture.startsWith('events:')
		},
		...PLACE_ENTRIES
	],
	listMarks: (situation, zoom) =>
		toPlacedMarks({
			stem: 'event',
			records: situation.events,
			zoom,
			side: 1,
			nameOf: (groups) =>
				groups.length === 1 ? nameEvent(groups[0]![0] as EventGroup) : nameEvents(countGroups(groups)),
			nameOfOne: (group) => nameEvent(group as EventGroup)
		})
};

function countGroups(groups: readonly (readonly [string, number])[]): Record<EventGroup, number> {
	const counts = { raid: 0, departure: 0, return: 0, death: 0, other: 0 };
	for (const [group, count] of groups) counts[group as EventGroup] += count;
	return counts;
}

function toEntry(group: EventGroup): LegendEntry {
	return {
		word: `event_${group}`,
		picture: { mark: nameEvent(group) },
		explains: (picture) =>
			picture === `event:${group}` ||
			(picture.startsWith('events:') && picture.slice(7).split('-')[EVENT_GROUPS.indexOf(group)] !== '0')
	};
}
