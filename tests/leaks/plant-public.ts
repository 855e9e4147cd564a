import type { Role } from '#lib/server/db/actor.ts';
import { EVERYBODY, COORDINATION, type Planter } from './planting.ts';

/** A day of the record, from which everything planted is. */
export const DAY = '2026-02-10';

/** The area in which it lies. */
export const AREA = 'KH12';

/** A published compound that hides nothing: what the walk must find, or it finds nothing at all. */
export const OPEN_COMPOUND = 'KH-C-9701';
/** A published event that hides nothing of its own. */
export const OPEN_EVENT = 'KH-E-9701';

/**
 * Plants published records: some hide nothing, and shelters of the public record hide what their rungs say.
 */
export async function plantPublic(planter: Planter): Promise<void> {
	await plantSource(planter, 'SRC-9701', 'published');
	await plantCompound(planter, OPEN_COMPOUND, 'published');
	await plantEvent(planter, OPEN_EVENT, 'published');
	await planter.insert(
		'event_compounds',
		{ event_code: OPEN_EVENT, compound_code: OPEN_COMPOUND, is_main: true },
		true
	);
	for (const code of [OPEN_COMPOUND, OPEN_EVENT])
		await planter.insert('citations', { record_code: code, position: 1, source_code: 'SRC-9701' }, true);
	await plantNamed(planter);
	await plantRestricted(planter, '9731', ['hidden', 'exact', 'exact']);
	await plantRestricted(planter, '9732', ['exact', 'hidden', 'coarse_grid']);
	await plantRestricted(planter, '9733', ['exact', 'exact', 'hidden']);
	await plantShelter(planter, 'KH-S-9701', ['exact', 'exact', 'exact']);
	await plantShelter(planter, 'KH-S-9702', ['hidden', 'exact', 'exact']);
	await plantShelter(planter, 'KH-S-9703', ['exact', 'hidden', 'exact']);
	await plantShelter(planter, 'KH-S-9704', ['exact', 'exact', 'hidden']);
	await plantShelter(planter, 'KH-S-9705', ['exact', 'exact', 'area']);
	await plantShelter(planter, 'KH-S-9706', ['hidden', 'hidden', 'hidden']);
}

/** A published event at a compound that is not, whose texts name it. */
async function plantNamed(planter: Planter): Promise<void> {
	await plantCompound(planter, 'KH-C-9707', 'draft');
	const name = planter.secrets.find(({ of, what }) => of === 'KH-C-9707' && what === 'name')!.value as string;
	await plantEvent(planter, 'KH-E-9707', 'published', `A raid on ${name}, also called KH-C-9707.`);
	await planter.insert(
		'event_compounds',
		{ event_code: 'KH-E-9707', compound_code: 'KH-C-9707', is_main: true },
		true
	);
	await planter.insert(
		'citations',
		{ record_code: 'KH-E-9707', position: 1, source_code: 'SRC-9701', excerpt: `They came to ${name}.` },
		true
	);
}

/** Who may read what a record in this state says: researchers see compounds and sources that are under review. */
export function readersOf(publication: string, stem: 'source' | 'compound' | 'event'): readonly Role[] {
	if (publication === 'published') return EVERYBODY;
	return publication === 'in_review' && stem !== 'event' ? ['researcher', ...COORDINATION] : COORDINATION;
}

/** Plants a source with words of its own. */
export async function plantSource(planter: Planter, code: string, publication: string): Promise<void> {
	const seenBy = readersOf(publication, 'source');
	await planter.enter(code, 'source', publication, seenBy);
	const slug = planter.words(code, 'address', seenBy).replace(' ', '-');
	await planter.insert(
		'sources',
		{
			...{ code, kind: 'news', published_on: DAY, url: `https://example.org/${slug}` },
			publisher: planter.words(code, 'publisher', seenBy),
			title: planter.words(code, 'title', seenBy)
		},
		true
	);
}

/** Of name, operator and place. */
type Rungs = readonly [name: string, operator: string, place: string];

/** A published compound of which everybody but researchers is shown less, and what happened there. */
async function plantRestricted(planter: Planter, number: string, rungs: Rungs): Promise<void> {
	const [compound, event] = [`KH-C-${number}`, `KH-E-${number}`];
	await plantCompound(planter, compound, 'published', rungs);
	const seenBy = { place: rungs[2] === 'exact' ? EVERYBODY : UNRESTRICTED, note: UNRESTRICTED };
	await plantEvent(planter, event, 'published', undefined, seenBy);
	await planter.insert(
		'event_compounds',
		{ event_code: event, compound_code: compound, is_main: true },
		true
	);
	const reason = planter.words(compound, 'reason of its disclosure', COORDINATION);
	await planter.insert(
		'disclosures',
		{
			...{ record_code: compound, audience: 'public', reason },
			...{ name_rung: rungs[0], operator_rung: rungs[1], place_rung: rungs[2] }
		},
		true
	);
}

/** Who sees compounds in full, whatever was set for everybody. */
const UNRESTRICTED: readonly Role[] = ['researcher', ...COORDINATION];

/** Plants a compound with words and a place of its own. @param rungs for everybody but researchers and coordination */
export async function plantCompound(
	planter: Planter,
	code: string,
	publication: string,
	rungs: Rungs = ['exact', 'exact', 'exact']
): Promise<void> {
	const seenBy = readersOf(publication, 'compound');
	const seen = (isExact: boolean) => (isExact ? seenBy : UNRESTRICTED);
	const [ofName, ofOperator, ofPlace] = rungs.map((rung) => seen(rung === 'exact')) as [
		typeof seenBy,
		typeof seenBy,
		typeof seenBy
	];
	const ofNote = seen(rungs.every((rung) => rung === 'exact'));
	await planter.enter(code, 'compound', publication, seenBy);
	await planter.insert(
		'compounds',
		{
			...{ code, country_iso2: 'KH', area_pcode: AREA, location_precision: 'site', kind: 'casino_complex' },
			...{ evidence: 'suspected', people_low: 10 },
			name: planter.words(code, 'name', ofName),
			aliases: [planter.words(code, 'alias', ofName)],
			locality: planter.words(code, 'locality', ofPlace),
			operator: planter.words(code, 'operator', ofOperator),
			note: planter.words(code, 'note', ofNote),
			geom: planter.place(code, 'place', ofPlace)
		},
		true
	);
	await planter.insert(
		'compound_statuses',
		{
			compound_code: code,
			activity: 'active',
			reported_as: planter.words(code, 'status', seenBy),
			since_on: DAY
		},
		true
	);
}

/** Plants an event with words and a place of its own; `note` instead of an invented one. @param seen where fewer may read these */
export async function plantEvent(
	planter: Planter,
	code: string,
	publication: string,
	note?: string,
	seen: { place: readonly Role[]; note: readonly Role[] } = {
		place: readersOf(publication, 'event'),
		note: readersOf(publication, 'event')
	}
): Promise<void> {
	const seenBy = readersOf(publication, 'event');
	await planter.enter(code, 'event', publication, seenBy);
	await planter.insert(
		'events',
		{
			...{ code, kind: 'raid', occurred_on: DAY, date_precision: 'day', area_pcode: AREA, people_best: 7 },
			...{ location_precision: 'site', is_cumulative: false },
			locality: planter.words(code, 'locality', seen.place),
			destination: planter.words(code, 'destination', seenBy),
			agency: planter.words(code, 'agency', seenBy),
			note: note ?? planter.words(code, 'note', seen.note),
			geom: planter.place(code, 'place', seen.place)
		},
		true
	);
}

/**
 * Plants a published shelter of the public record with a report, and a figure that counts its people.
 *
 * @param rungs of name, operator and place, for everybody but coordination
 */
export async function plantShelter(
	planter: Planter,
	code: string,
	rungs: Rungs,
	publication = 'published'
): Promise<void> {
	const isPublished = publication === 'published' && rungs.some((rung) => rung !== 'hidden');
	const [ofName, ofOperator, ofPlace] = rungs.map((rung) =>
		isPublished && rung === 'exact' ? EVERYBODY : COORDINATION
	) as [typeof EVERYBODY, typeof EVERYBODY, typeof EVERYBODY];
	const ofNote = isPublished && rungs.every((rung) => rung === 'exact') ? EVERYBODY : COORDINATION;
	await planter.enter(code, 'shelter', publication, isPublished ? EVERYBODY : COORDINATION);
	const locality = planter.words(code, 'locality', ofPlace);
	await planter.insert(
		'shelters',
		{
			...{ code, operator_kind: 'ngo', area_pcode: AREA, locality, funding_ends_on: '2031-07-19' },
			...{ name_rung: rungs[0], operator_rung: rungs[1], place_rung: rungs[2] },
			name: planter.words(code, 'name', ofName),
			operator: planter.words(code, 'operator', ofOperator),
			note: planter.words(code, 'note', ofNote)
		},
		true
	);
	const report = { reported_on: DAY, status: 'open', capacity: 40, occupancy: 31 };
	await planter.insert(
		'shelter_reports',
		{ shelter_code: code, entry_conditions: [], services: [], is_printed: true, ...report },
		true
	);
}
