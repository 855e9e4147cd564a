import { MEASURE_NATURES } from '#lib/domain/country-measures.ts';

/** What the list of countries can be narrowed to: a nature that is in force, or none found at all. */
export const NATURES = [...MEASURE_NATURES, 'none'] as const;
export type Nature = (typeof NATURES)[number];
