import { EVIDENCE_LEVELS, type EvidenceLevel } from '#lib/domain/compounds.ts';
import type { LegendEntry, MapLayer } from '#lib/map/layer.ts';
import { PLACE_ENTRIES, toPlacedMarks } from '#lib/map/layers/placed.ts';
import {
	ACTIVITY_GROUPS,
	nameCompound,
	nameCompounds,
	type ActivityGroup
} from '#lib/map/marks/compounds.ts';

/** Compounds by what was last said of them and how well they are shown to be one. Their group is `activity:evidence`. */
export const compounds: MapLayer = {
	id: 'compounds',
	geometry: 'marks',
	isOnAtFirst: true,
	attributions: ['record'],
	legend: [
		...ACTIVITY_GROUPS.map(toActivityEntry),
		...EVIDENCE_LEVELS.map(toEvidenceEntry),
		{
			word: 'compoundsTogether',
			picture: { mark: 'compounds:2-2-0-4' },
			explains: (picture) => picture.startsWith('compounds:')
		},
		...PLACE_ENTRIES
	],
	listMarks: (situation, zoom) =>
		toPlacedMarks({
			stem: 'compound',
			records: situation.compounds,
			zoom,
			side: -1,
			nameOf: (groups) => nameCompounds(countActivities(groups)),
			nameOfOne: (group) => {
				const [activity, evidence] = group.split(':');
				return nameCompound(activity as ActivityGroup, evidence as EvidenceLevel);
			}
		})
};

function countActivities(groups: readonly (readonly [string, number])[]): Record<ActivityGroup, number> {
	const counts = { active: 0, partly: 0, closed: 0, unknown: 0 };
	for (const [group, count] of groups) counts[group.split(':')[0] as ActivityGroup] += count;
	return counts;
}

function toActivityEntry(group: ActivityGroup): LegendEntry {
	return {
		word: `compound_${group}`,
		picture: { mark: nameCompound(group, 'assessed') },
		explains: (picture) =>
			EVIDENCE_LEVELS.some((evidence) => picture === nameCompound(group, evidence)) ||
			(picture.startsWith('compounds:') &&
				picture.slice(10).split('-')[ACTIVITY_GROUPS.indexOf(group)] !== '0')
	};
}

function toEvidenceEntry(evidence: EvidenceLevel): LegendEntry {
	return {
		word: `evidence_${evidence}`,
		picture: { mark: nameCompound('closed', evidence) },
		explains: (picture) => ACTIVITY_GROUPS.some((group) => picture === nameCompound(group, evidence))
	};
}
