import { sql } from 'drizzle-orm';
import { COORDINATION, plantHolds, type Planter } from './planting.ts';
import { ELSEWHERE_SHELTER, GRANTED_SHELTER, OWN_SHELTER } from './plant-live.ts';
import {
	AREA,
	DAY,
	OPEN_COMPOUND,
	plantCompound,
	plantEvent,
	plantShelter,
	plantSource,
	readersOf
} from './plant-public.ts';

const STATES = ['draft', 'in_review', 'withdrawn'] as const;

/**
 * Plants records that nobody outside coordination may know of, and joins them to published ones in every way there is:
 * by links, and by texts that name them. After it, whoever may not see them is to be answered as before it.
 */
export async function plantHidden(planter: Planter): Promise<void> {
	for (const [place, state] of STATES.entries()) {
		const code = (letter: string) => `KH-${letter}-971${place}`;
		// What is withdrawn was published once.
		await plantSource(planter, `SRC-971${place}`, state);
		await plantCompound(planter, code('C'), state);
		await plantEvent(planter, code('E'), state);
		await plantShelter(planter, code('S'), ['exact', 'exact', 'exact'], state);
		await plantHolds(planter, code('S'), COORDINATION);
		await joinToPublic(planter, code('C'), code('E'), `SRC-971${place}`, state);
	}
	await plantFigure(planter, 'KH-D-9710', 'draft');
	// What is held at shelters of which readers see something, or everything.
	await plantHolds(planter, 'KH-S-9701', COORDINATION);
	await plantHolds(planter, OWN_SHELTER, ['operator', ...COORDINATION]);
	await plantHolds(planter, GRANTED_SHELTER, COORDINATION);
	await plantHolds(planter, ELSEWHERE_SHELTER, ['admin']);
}

/** Links and citations between what is published and what is not. */
async function joinToPublic(
	planter: Planter,
	compound: string,
	event: string,
	source: string,
	state: (typeof STATES)[number]
): Promise<void> {
	const seenBy = readersOf(state, 'compound');
	await planter.insert(
		'compound_links',
		{
			...{ compound_code: OPEN_COMPOUND, kind: 'same_as', other_code: compound },
			note: planter.words(compound, 'note of its link', seenBy)
		},
		true
	);
	await planter.insert(
		'event_compounds',
		{ event_code: event, compound_code: OPEN_COMPOUND, is_main: true },
		true
	);
	await planter.insert(
		'event_labels',
		{
			...{ event_code: event, label: planter.words(event, 'label', COORDINATION) },
			...{ used_by: planter.words(event, 'user of its label', COORDINATION) }
		},
		true
	);
	await planter.insert(
		'event_nationalities',
		{ event_code: event, position: 1, iso2: 'VN', people: 7 },
		true
	);
	await planter.insert(
		'citations',
		{
			...{ record_code: OPEN_COMPOUND, position: 9, source_code: source },
			excerpt: planter.words(source, 'excerpt', seenBy),
			claimed_by: planter.words(source, 'claimant', seenBy)
		},
		true
	);
}

/** A figure with a note of its own, in a series of its own. */
async function plantFigure(planter: Planter, code: string, publication: string): Promise<void> {
	await planter.enter(code, 'figure', publication, COORDINATION);
	await planter.tx.execute(sql`
		INSERT INTO sala.figure_series (dataset, area_pcode, living_situation, population_group, kind, unit, publisher)
		VALUES ('public_record', ${AREA}, 'street', 'left_compound', 'stock', 'person',
			${planter.words(code, 'publisher', COORDINATION)})`);
	await planter.tx.execute(sql`
		INSERT INTO sala.figures (code, series_id, reference_on, reference_precision, people_best, method, note, locality, revision_id)
		SELECT ${code}, max(id), ${DAY}, 'day', 4321, 'headcount', ${planter.words(code, 'note', COORDINATION)},
			${planter.words(code, 'locality', COORDINATION)}, ${planter.revision} FROM sala.figure_series`);
}
