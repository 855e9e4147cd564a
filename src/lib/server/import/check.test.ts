import { readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFiles, type CheckedFiles, type ImportFile, type KnownCodes } from '#lib/server/import/check.ts';
import { KIND_NAMES, KINDS, type KindName } from '#lib/server/import/kinds.ts';
import { toRejects } from '#lib/server/import/rejects.ts';
import { BAD_CASES } from '../../../../tests/fixtures/bad/cases.ts';
import { GOOD_CASES } from '../../../../tests/fixtures/good/cases.ts';
import { NOTHING_KNOWN, readSeedFile, RECORD_KNOWN, TODAY } from '../../../../tests/fixtures/known.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../../../tests/fixtures');

const seed = (...kinds: readonly KindName[]): ImportFile[] =>
	kinds.map((kind) => ({ kind, name: `${kind}.csv`, bytes: readSeedFile(kind) }));
const check = (files: ImportFile[], known: KnownCodes = RECORD_KNOWN) => checkFiles(files, known, TODAY);
const encode = (text: string) => new TextEncoder().encode(text);
const acceptedCount = (checked: CheckedFiles) =>
	KIND_NAMES.reduce((sum, kind) => sum + checked.rows[kind].length, 0);
const problemsOf = (checked: CheckedFiles) =>
	checked.problems.map(({ file, line, column, isConsequence }) => [file, line, column, isConsequence]);

/** A file of a kind whose rows have the given cells, the others being those of the kind's first seed row. */
function make(kind: KindName, rows: Record<string, string>[], name = `${kind}.csv`): ImportFile {
	const { columnNames, toCells } = KINDS[kind] as {
		columnNames: readonly string[];
		toCells: (row: unknown) => object;
	};
	const [first] = check(seed(kind)).rows[kind];
	const lines = [
		columnNames,
		...rows.map((cells) => {
			const all: Record<string, string> = { ...toCells(first), ...cells };
			return columnNames.map((column) => `"${(all[column] ?? '').replaceAll('"', '""')}"`);
		})
	];
	return { kind, name, bytes: new TextEncoder().encode(lines.map((line) => `${line.join(',')}\n`).join('')) };
}

describe('checkFiles', () => {
	it('accepts every row of the public record and its links, loaded into nothing', () => {
		const checked = check(seed(...KIND_NAMES), NOTHING_KNOWN);
		expect(checked.problems).toEqual([]);
		expect(checked.rejectedLines).toEqual([]);
		expect(Object.fromEntries(KIND_NAMES.map((kind) => [kind, checked.rows[kind].length]))).toEqual({
			sources: 240,
			operations: 5,
			compounds: 69,
			shelters: 8,
			events: 156,
			displacement: 53,
			country_measures: 64,
			compound_links: 1,
			event_compounds: 6,
			event_labels: 13
		});
	});

	it('accepts the files in any order, and again over themselves', () => {
		const checked = check(seed(...KIND_NAMES).reverse());
		expect(checked.problems).toEqual([]);
		expect(acceptedCount(checked)).toBe(615);
	});

	it.each(BAD_CASES)(
		'refuses $name',
		({ name, kind, bytes, expected }) => {
			const { problems, rejectedLines, refusedFiles } = check([{ kind, name, bytes: bytes() }]);
			expect(problems.map(({ file, line, column }) => [file, line, column])).toEqual(
				expected.map(([line, column]) => [name, line, column])
			);
			for (const [index, [, , reason]] of expected.entries())
				expect(problems[index]!.reason).toContain(reason);
			for (const { value } of problems) expect(Array.from(value ?? '').length).toBeLessThanOrEqual(60);
			expect(rejectedLines.length + refusedFiles.length).toBeGreaterThan(0);
		},
		60_000
	);

	it('has a case for every bad file and a file for every case, none of them twice', () => {
		const files = readdirSync(path.join(FIXTURES, 'bad/files')).map((file) => file.replace('.csv', ''));
		const made = ['cell-of-10-megabytes', 'file-of-21-megabytes', 'more-than-100,000-rows'];
		expect(BAD_CASES.map(({ name }) => name).sort()).toEqual([...files, ...made].sort());
	});

	it.each(GOOD_CASES)('reads $name', ({ name, bytes, lastRow, rows }) => {
		const checked = check([{ kind: 'compounds', name, bytes: bytes() }]);
		expect(checked.problems).toEqual([]);
		expect(checked.rows.compounds).toHaveLength(rows);
		expect(checked.rows.compounds.at(-1)).toMatchObject(lastRow);
	});

	it('never throws, whatever the bytes, and never accepts a row of a file it refuses', () => {
		const [seedFile] = seed('shelters') as [ImportFile];
		const cut = fc.nat(seedFile.bytes.length);
		const spoiled = fc
			.tuple(
				cut,
				fc.oneof(
					fc.uint8Array({ maxLength: 8 }),
					fc.constantFrom(...['"', '\r', ',,', '\n"', '=']).map(encode)
				)
			)
			.map(([at, more]) =>
				Buffer.concat([seedFile.bytes.subarray(0, at), more, seedFile.bytes.subarray(at)])
			);
		fc.assert(
			fc.property(fc.oneof(fc.uint8Array(), spoiled), (bytes) => {
				const checked = check([{ kind: 'shelters', name: 'shelters.csv', bytes }]);
				expect(checked.rows.shelters.length).toBeLessThanOrEqual(checked.refusedFiles.length > 0 ? 0 : 8);
			}),
			{ numRuns: 500 }
		);
	});

	it('leaves out the bad rows only, and gives them back as they were', () => {
		const checked = check([
			make('compounds', [{ id: 'TT-C-001' }, { id: 'TT-C-002', lat: ' north ' }, { id: 'TT-C-003' }])
		]);
		expect(checked.rows.compounds.map((row) => row.id)).toEqual(['TT-C-001', 'TT-C-003']);
		expect(checked.rejectedLines).toMatchObject([
			{
				file: 'compounds.csv',
				kind: 'compounds',
				line: 3,
				reasons: [expect.stringMatching(/^lat is not a coord/)]
			}
		]);
		expect(checked.rejectedLines[0]!.cells).toContain(' north ');
	});

	it('writes rejects that can be imported once they are corrected', () => {
		const [rejects] = toRejects(check([make('compounds', [{ id: 'TT-C-002', lat: 'north' }])]).rejectedLines);
		const again = (csv: string) =>
			check([{ kind: 'compounds', name: 'rejects.csv', bytes: new TextEncoder().encode(csv) }]);
		expect(again(rejects!.csv).problems).toMatchObject([{ line: 2, column: 'lat' }]);
		expect(again(rejects!.csv.replace('north', '11.5')).problems).toEqual([]);
	});

	it('refuses what names a refused row, and what names that, to the end', () => {
		const checked = check([
			make('sources', [{ id: 'TT-1', url: 'nowhere' }, { id: 'TT-2' }]),
			make('compounds', [
				{ id: 'TT-C-001', source_ids: 'SRC-001;TT-1' },
				{ id: 'TT-C-002', source_ids: 'TT-2' }
			]),
			make('events', [{ id: 'TT-E-001', compound_id: 'TT-C-001' }]),
			make('displacement', [{ id: 'TT-D-001', closed_by: 'TT-E-001' }, { id: 'TT-D-002' }])
		]);
		expect(problemsOf(checked)).toEqual([
			['sources.csv', 2, 'url', false],
			['compounds.csv', 2, 'source_ids', true],
			['events.csv', 2, 'compound_id', true],
			['displacement.csv', 2, 'closed_by', true]
		]);
		expect(checked.problems[2]!.reason).toBe('names TT-C-001, which is refused (compounds.csv line 2)');
		expect(checked.rows.sources.map((row) => row.id)).toEqual(['TT-2']);
		expect(checked.rows.compounds.map((row) => row.id)).toEqual(['TT-C-002']);
		expect(checked.rows.displacement.map((row) => row.id)).toEqual(['TT-D-002']);
	});

	it('takes two series that name each other, or refuses both', () => {
		const pair = (scope: string) =>
			make('operations', [
				{ operation: 'a', counterpart: 'b' },
				{ operation: 'b', counterpart: 'a', scope }
			]);
		expect(check([pair('arrivals')]).rows.operations).toHaveLength(2);
		expect(problemsOf(check([pair('=1')]))).toEqual([
			['operations.csv', 2, 'counterpart', true],
			['operations.csv', 3, 'scope', false]
		]);
	});

	it('lets nothing follow from a bad row of a record that is known already', () => {
		const checked = check([
			make('sources', [{ id: 'SRC-001', url: 'nowhere' }]),
			make('compounds', [{ id: 'TT-C-001', source_ids: 'SRC-001' }])
		]);
		expect(checked.problems.map(({ file }) => file)).toEqual(['sources.csv']);
		expect(checked.rows.compounds).toHaveLength(1);
	});

	it('tells rows that are wrong from rows that wait for a file that could not be read', () => {
		const checked = check(
			[
				{ kind: 'sources', name: 'sources.csv', bytes: new Uint8Array() },
				make('compounds', [{ source_ids: 'SRC-001;SRC-002' }])
			],
			NOTHING_KNOWN
		);
		expect(checked.refusedFiles).toEqual(['sources.csv']);
		expect(checked.problems).toHaveLength(2);
		expect(checked.problems[1]).toMatchObject({
			reason: 'names what may stand in sources.csv; that file could not be read',
			isConsequence: true
		});
	});

	it('refuses what names a row of a file that is refused as a whole', () => {
		const sources = make('sources', [{ id: 'TT-1' }]);
		const text = new TextDecoder().decode(sources.bytes).replace(',kind,', ',sort,');
		const checked = check([
			{ ...sources, bytes: new TextEncoder().encode(text) },
			make('compounds', [{ id: 'TT-C-001', source_ids: 'TT-1' }])
		]);
		expect(checked.rows.compounds).toEqual([]);
		expect(checked.rejectedLines).toMatchObject([
			{ file: 'compounds.csv', reasons: [expect.stringContaining('that file is refused as a whole')] }
		]);
	});

	it('finds a code twice across files, and names the file', () => {
		const checked = check([
			make('compounds', [{ id: 'TT-C-001' }], 'a.csv'),
			make('compounds', [{ id: 'TT-C-001', name: 'Other' }], 'b.csv')
		]);
		expect(checked.rows.compounds).toEqual([]);
		expect(checked.problems.map(({ reason }) => reason)).toEqual(
			Array(2).fill('stands on a.csv line 2 and b.csv line 2; keep one of these rows')
		);
	});

	it('shortens a long list of places', () => {
		const { problems } = check([
			make(
				'compounds',
				Array.from({ length: 9 }, () => ({ id: 'TT-C-001' }))
			)
		]);
		expect(problems[0]!.reason).toContain('lines 2, 3, 4, 5, 6 and 4 more');
	});

	it('refuses one code for records of two kinds in a run', () => {
		const checked = check([make('compounds', [{ id: 'TT-1' }]), make('shelters', [{ id: 'TT-1' }])]);
		expect(checked.problems.map(({ reason }) => reason)).toEqual([
			'is the code of a shelter; give a compound a code of its own',
			'is the code of a compound; give a shelter a code of its own'
		]);
	});

	it('allows a day to come for a policy and an announced measure, and for nothing else', () => {
		const date = '2999-01-01';
		expect(check([make('events', [{ kind: 'policy', date }])]).problems).toEqual([]);
		expect(check([make('country_measures', [{ status: 'announced', date }])]).problems).toEqual([]);
		expect(check([make('country_measures', [{ status: 'active', date }])]).problems).toHaveLength(1);
	});
});
