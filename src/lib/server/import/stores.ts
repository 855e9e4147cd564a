import type { KindName, RowsByKind } from '#lib/server/import/kinds.ts';
import type { Store } from '#lib/server/import/store.ts';
import { compoundStore } from '#lib/server/import/stores/compounds.ts';
import { countryMeasureStore } from '#lib/server/import/stores/country-measures.ts';
import { displacementStore } from '#lib/server/import/stores/displacement.ts';
import { eventStore } from '#lib/server/import/stores/events.ts';
import { operationStore } from '#lib/server/import/stores/operations.ts';
import {
	compoundLinkStore,
	eventCompoundStore,
	eventLabelStore
} from '#lib/server/import/stores/relations.ts';
import { shelterStore } from '#lib/server/import/stores/shelters.ts';
import { sourceStore } from '#lib/server/import/stores/sources.ts';

/** Where the rows of each kind of file are kept. */
export const STORES: { readonly [K in KindName]: Store<RowsByKind[K]> } = {
	sources: sourceStore,
	operations: operationStore,
	compounds: compoundStore,
	shelters: shelterStore,
	events: eventStore,
	displacement: displacementStore,
	country_measures: countryMeasureStore,
	compound_links: compoundLinkStore,
	event_compounds: eventCompoundStore,
	event_labels: eventLabelStore
};
