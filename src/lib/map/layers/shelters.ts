import type { MapLayer } from '#lib/map/layer.ts';

/** Below the symbol of people, which stands at the same place. */
const DROP_PX = 20;

/** How many shelters an area has: a count for the area, never the place of one. */
export const shelters: MapLayer = {
	id: 'shelters',
	geometry: 'marks',
	isOnAtFirst: false,
	attributions: ['record'],
	legend: [
		{
			word: 'shelters',
			picture: { mark: 'shelters:area' },
			explains: (picture) => picture === 'shelters:area'
		}
	],
	listMarks: ({ areas }) =>
		areas
			.filter((area) => area.shelters > 0)
			.map(({ pcode, at, shelters: count }) => ({
				id: `shelters/${pcode}`,
				picture: 'shelters:area',
				at,
				shift: [0, DROP_PX],
				count,
				target: { kind: 'area', pcode },
				groups: [],
				precision: null
			}))
};
