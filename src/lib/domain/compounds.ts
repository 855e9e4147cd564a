/** What sort of place a compound is. */
export const COMPOUND_KINDS = [
	'casino_complex',
	'hotel',
	'office_park',
	'special_economic_zone',
	'villa_or_housing',
	'other',
	'unknown'
] as const;

/** The sort of place that one compound is. */
export type CompoundKind = (typeof COMPOUND_KINDS)[number];

/** How well a place is shown to be a scam compound, from least to best; apart from whether it works now. */
export const EVIDENCE_LEVELS = ['suspected', 'assessed', 'confirmed'] as const;

/** How well one place is shown to be a scam compound. */
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

/** What the point of a record stands for, from the site itself to nothing at all. */
export const LOCATION_PRECISIONS = [
	'site',
	'vicinity',
	'town',
	'district',
	'province',
	'not_located'
] as const;

/** What one point stands for. */
export type LocationPrecision = (typeof LOCATION_PRECISIONS)[number];

/** What one compound is to another; compounds that are the same count once. */
export const LINK_KINDS = ['same_as', 'part_of', 'moved_to'] as const;

/** What the first compound of a link is to the second. */
export type LinkKind = (typeof LINK_KINDS)[number];
