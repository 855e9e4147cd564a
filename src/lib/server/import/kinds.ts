import type { Kind } from '#lib/server/import/kind.ts';
import { compoundLinks, type CompoundLinkRow } from '#lib/server/import/kinds/compound-links.ts';
import { compounds, type CompoundRow } from '#lib/server/import/kinds/compounds.ts';
import { countryMeasures, type CountryMeasureRow } from '#lib/server/import/kinds/country-measures.ts';
import { displacement, type DisplacementRow } from '#lib/server/import/kinds/displacement.ts';
import { eventCompounds, type EventCompoundRow } from '#lib/server/import/kinds/event-compounds.ts';
import { eventLabels, type EventLabelRow } from '#lib/server/import/kinds/event-labels.ts';
import { events, type EventRow } from '#lib/server/import/kinds/events.ts';
import { operations, type OperationRow } from '#lib/server/import/kinds/operations.ts';
import { shelters, type ShelterRow } from '#lib/server/import/kinds/shelters.ts';
import { sources, type SourceRow } from '#lib/server/import/kinds/sources.ts';

/** The row type of each kind of file. */
export interface RowsByKind {
	sources: SourceRow;
	operations: OperationRow;
	compounds: CompoundRow;
	shelters: ShelterRow;
	events: EventRow;
	displacement: DisplacementRow;
	country_measures: CountryMeasureRow;
	compound_links: CompoundLinkRow;
	event_compounds: EventCompoundRow;
	event_labels: EventLabelRow;
}

/** A kind of file; also the stem of its name. */
export type KindName = keyof RowsByKind;

/** Every kind of file, in the order of dependency: a row names only rows of its own kind or of one before. */
export const KINDS: { readonly [K in KindName]: Kind<RowsByKind[K]> } = {
	sources,
	operations,
	compounds,
	shelters,
	events,
	displacement,
	country_measures: countryMeasures,
	compound_links: compoundLinks,
	event_compounds: eventCompounds,
	event_labels: eventLabels
};

/** Names of all kinds, in the order of dependency. */
export const KIND_NAMES = Object.keys(KINDS) as KindName[];

/** Kinds whose rows are records with a code of their own. A code belongs to one record of one kind. */
export const RECORD_KINDS = [
	'sources',
	'operations',
	'compounds',
	'shelters',
	'events',
	'displacement',
	'country_measures'
] as const;

/** A kind of file whose rows are records. */
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Whether the text names a kind of file. */
export function isKindName(text: string): text is KindName {
	return Object.hasOwn(KINDS, text);
}
