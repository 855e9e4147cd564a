import type { Mark } from '#lib/map/marks.ts';

/** A house: shelters of an area, never one of them at its place. */
export const SHELTER_MARK: Mark = {
	reach: 10,
	parts: [{ d: 'M-7 7.5V-1L0-8L7-1V7.5z', fill: 'shelter', stroke: 'paper', width: 1 }]
};
