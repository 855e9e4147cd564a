import fc from 'fast-check';
import { addDays } from '#lib/domain/day.ts';
import { tierOf, type Dataset, type LivingSituation } from '#lib/domain/figures.ts';
import type { Publication, Stem } from '#lib/server/db/schema/records.ts';
import { RECORD_AND_LIVE, type View } from '#lib/server/queries/view.ts';
import * as one from './random-rows.ts';
import { AREAS, CODES, day, often, orNull } from './random-rows.ts';
import type { RecordRows, Span } from './write-record.ts';

export { AREAS };

const REVISIONS = 7;

/**
 * Versions of one thing one after another: corrected, some of them retracted for good, some for a while. It is
 * unknown before the first, which may come late.
 */
function versionsOf<T extends object>(content: fc.Arbitrary<T>): fc.Arbitrary<(T & Span)[]> {
	const step = fc.record({ at: fc.integer({ min: 1, max: REVISIONS }), content: orNull(content, 5) });
	return fc
		.uniqueArray(step, { selector: ({ at }) => at, minLength: 1, maxLength: 3 })
		.map((steps) => steps.toSorted((a, b) => a.at - b.at))
		.map((steps) =>
			steps.flatMap(({ at, content }, place) =>
				content === null ? [] : [{ ...content, from: at, until: steps[place + 1]?.at ?? null }]
			)
		);
}

function versionsOfEach<T extends object>(
	codes: readonly string[],
	content: fc.Arbitrary<T>
): fc.Arbitrary<(T & Span & { code: string })[]> {
	const each = codes.map((code) => versionsOf(content).map((some) => some.map((row) => ({ ...row, code }))));
	return fc.tuple(...each).map((all) => all.flat());
}

const recommendations = versionsOfEach(CODES.figure.slice(0, 10), one.recommendation).map((all) =>
	all.map(({ code, ...row }) => ({ ...row, figureCode: code }))
);

/** A pair of figure and source has one citation of the whole record at a time. */
const citations = fc
	.uniqueArray(fc.tuple(one.citation, versionsOf(fc.constant({}))), {
		selector: ([{ recordCode, sourceCode }]) => `${recordCode} ${sourceCode}`,
		minLength: 50,
		maxLength: 100
	})
	.map((all) => all.flatMap(([content, spans]) => spans.map((span) => ({ ...content, ...span }))));

const records = fc.tuple(
	...Object.entries(CODES).flatMap(([stem, codes]) =>
		codes.map((code) =>
			often<Publication>('published', 'published', 'draft', 'in_review', 'withdrawn').map((publication) => ({
				...{ code, publication },
				stem: stem as Stem,
				dataset: datasetOf(code)
			}))
		)
	)
);

function datasetOf(code: string): Dataset {
	if (code.startsWith('EX-')) return 'exercise';
	return code.startsWith('L-') ? 'live' : 'public_record';
}

/**
 * A small record in which much coincides: corrections, retractions, drafts, withdrawn records, closing events,
 * overlaps, totals with breakdowns, shelters with figures and reports, three datasets.
 */
const entangledRecord: fc.Arbitrary<RecordRows> = fc
	.record({
		records,
		citations,
		recommendations,
		sources: versionsOfEach(CODES.source, one.source),
		operations: versionsOfEach(CODES.operation, one.operation),
		events: versionsOfEach(CODES.event, one.event),
		shelters: versionsOfEach(CODES.shelter, one.shelter),
		reports: fc.array(versionsOf(one.report), { maxLength: 8 }).map((all) => all.flat()),
		cells: fc.array(one.cell, { minLength: 3, maxLength: 9 }),
		figures: versionsOfEach(CODES.figure, one.figure)
	})
	.map(({ cells, ...drawn }) => ({
		...drawn,
		recordedAt: Array.from({ length: REVISIONS }, (_, place) => `2026-03-0${place + 1}T00:00:00Z`),
		figures: drawn.figures.map(({ cellAt, kind, unit, counter, ...row }) => ({
			...row,
			series: { ...cells[cellAt % cells.length]!, ...counter, kind, unit, dataset: datasetOf(row.code) }
		}))
	}));

/**
 * The same record where nearly every figure stands and is current, so that cells meet instead. Every fifth is recorded
 * again without a change, every seventh late; closings are those that were drawn. In shelters most figures are linked to
 * one of few, so that several shelters of a place stand for people of one overlap group.
 */
function settle({ figures, ...others }: RecordRows, situations: readonly LivingSituation[]): RecordRows {
	const isHoused = situations.some((situation) => tierOf(situation) === 'accommodation');
	const settled = figures
		.filter(({ code }, place) => figures.findIndex((row) => row.code === code) === place)
		.map((row, place) => ({
			...row,
			...{ from: place % 7 === 6 ? 4 : 1, until: null, referenceOn: addDays(one.DAY, -(place % 6)) },
			...{ sex: null, areMinors: null, haveDocuments: null, areIdentified: null },
			shelterCode: isHoused && place % 3 > 0 ? CODES.shelter[place % 4]! : null,
			series: {
				...row.series,
				...{ kind: 'stock' as const, unit: 'person' as const, populationGroup: 'left_compound' as const },
				areaPcode: row.series.areaPcode && 'KH01',
				livingSituation: situations[place % situations.length]!
			}
		}));
	return {
		...others,
		records: others.records.map((row) => ({ ...row, publication: 'published' })),
		shelters: others.shelters.map((row) => ({ ...row, areaPcode: row.areaPcode && 'KH01' })),
		reports: others.reports.map((row, place) => ({
			...row,
			...{ from: 1, until: null, reportedOn: addDays(one.DAY, -(place % 4)) }
		})),
		figures: settled.flatMap((row, place) =>
			place % 5 === 4
				? [
						{ ...row, until: 6 },
						{ ...row, from: 6 }
					]
				: [row]
		)
	};
}

/** Any such record: entangled, settled in need, or settled in shelters. */
export const anyRecord: fc.Arbitrary<RecordRows> = fc
	.tuple(entangledRecord, fc.constantFrom('entangled', 'in need', 'housed'))
	.map(([record, how]) => {
		if (how === 'entangled') return record;
		return settle(
			record,
			how === 'housed' ? ['ngo_shelter', 'government_shelter'] : ['street', 'embassy_premises']
		);
	});

/** A view as a place in the list of revisions: 0 before the first, one more than there are for what is known now. */
export interface AnyView extends Omit<View, 'revision'> {
	revisionAt: number;
}

export const anyView: fc.Arbitrary<AnyView> = fc.record({
	asOf: fc.oneof(day(0, 8), day(8, 28)),
	revisionAt: often(REVISIONS + 1, ...Array.from({ length: REVISIONS + 1 }, (_, place) => place)),
	datasets: often<readonly Dataset[]>(RECORD_AND_LIVE, ['exercise'])
});
