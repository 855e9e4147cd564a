import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '#lib/server/import/csv.ts';
import { KIND_NAMES, type KindName } from '#lib/server/import/kinds.ts';
import { arbitraryRowSets, type RowSets } from '../fixtures/arbitrary-files.ts';
import { readSeedFile } from '../fixtures/known.ts';
import { seedRow, toFile } from '../fixtures/seed-rows.ts';
import { useDatabase } from '../support/database.ts';
import { tryOut, type Trial } from '../support/importing.ts';

const record = useDatabase('record');

const exportAll = async (trial: Trial) => {
	const files = [];
	for (const kind of KIND_NAMES) files.push(await trial.export(kind));
	return files;
};
const toFiles = (sets: RowSets) => KIND_NAMES.map((kind) => toFile(kind, sets[kind]));

/** The cells of a file, row by row in the order of the first three, nationalities sorted. */
function readCells(bytes: Uint8Array): Record<string, string>[] {
	const { header, rows } = readCsv(bytes);
	return rows
		.map(({ cells }) => Object.fromEntries(header.map((column, index) => [column, cells[index]!])))
		.map((row) =>
			'nationality_iso2' in row
				? { ...row, nationality_iso2: row.nationality_iso2.split(';').sort().join(';') }
				: row
		)
		.sort((a, b) => (toKey(a) < toKey(b) ? -1 : 1));
}

const toKey = (row: Record<string, string>) => Object.values(row).slice(0, 3).join('\n');

/** The rows as they are kept: nationalities of a figure are a set, told in alphabetical order. */
function asKept(kind: KindName, row: object): object {
	if (kind !== 'displacement') return row;
	return { ...row, nationalityIso2: (row as RowSets['displacement'][number]).nationalityIso2.toSorted() };
}

describe('an export', () => {
	it.each(KIND_NAMES)('of %s gives the cells of the record', async (kind) => {
		const { bytes } = await tryOut(record.current, (trial) => trial.export(kind));
		expect(readCsv(bytes).header).toEqual(readCsv(readSeedFile(kind)).header);
		expect(readCells(bytes)).toEqual(readCells(readSeedFile(kind)));
	});

	it('is in the order of the keys', async () => {
		const { bytes } = await tryOut(record.current, (trial) => trial.export('compounds'));
		const codes = readCsv(bytes).rows.map(({ cells }) => cells[0]!);
		expect(codes).toEqual(codes.toSorted());
	});

	it('of the record changes nothing when it is imported', async () => {
		await tryOut(record.current, async (trial) => {
			const outcome = await trial.import(await exportAll(trial));
			expect(outcome).toMatchObject({ problems: [], isWritten: false });
			expect(outcome.kinds).toHaveLength(KIND_NAMES.length);
		});
	});

	it(
		'of any rows gives them back, and changes nothing when it is imported',
		{ timeout: 120_000 },
		async () => {
			await fc.assert(
				fc.asyncProperty(arbitraryRowSets, (sets) =>
					tryOut(record.current, async (trial) => {
						const first = await trial.import(
							toFiles(sets).filter((_, index) => sets[KIND_NAMES[index]!].length > 0)
						);
						expect(first).toMatchObject({ problems: [], isWritten: true });
						for (const kind of KIND_NAMES) {
							const standing = await trial.list(kind);
							expect(standing).toEqual(expect.arrayContaining(sets[kind].map((row) => asKept(kind, row))));
						}
						expect(await trial.import(await exportAll(trial))).toMatchObject({
							problems: [],
							isWritten: false
						});
					})
				),
				{ numRuns: 12, interruptAfterTimeLimit: 30_000 }
			);
		}
	);

	it('changes nothing either after a source has another publisher', async () => {
		await tryOut(record.current, async (trial) => {
			const [code] = seedRow('displacement', 'KH-D-011').sourceIds as [string];
			const source = seedRow('sources', code, { publisher: 'Another name of it' });
			const { followed } = await trial.import([toFile('sources', [source])]);
			expect(followed).toContain('KH-D-011');
			expect(await trial.import(await exportAll(trial))).toMatchObject({ problems: [], isWritten: false });
		});
	});
});
