import type { MapLayer } from '#lib/map/layer.ts';

/** Outlines and names of the areas. */
export const areas: MapLayer = {
	id: 'areas',
	geometry: 'areas',
	isOnAtFirst: true,
	attributions: ['boundaries'],
	legend: [{ word: 'outline', picture: { outline: true }, explains: (picture) => picture === 'outline' }],
	listFills: ({ areas: drawn }) => new Map(drawn.map(({ pcode }) => [pcode, 'outline']))
};
