import { describe, expect, it } from 'vitest';
import { checkFiles, type KnownCodes } from '#lib/server/import/check.ts';
import { RECORD_KNOWN, TODAY } from '../../../../tests/fixtures/known.ts';
import { seedRow, toFile } from '../../../../tests/fixtures/seed-rows.ts';

const reasonsOf = (id: string, sourceId: string, known: Partial<KnownCodes>) =>
	checkFiles(
		[toFile('compounds', [seedRow('compounds', 'KH-C-003', { id, sourceIds: [sourceId] })])],
		{ ...RECORD_KNOWN, ...known },
		TODAY
	).problems.map(({ column, value, reason }) => `${column} ${value} ${reason}`);

describe('markOtherDatasets', () => {
	it('lets a row change a record of its own dataset, and name one of another', () => {
		const datasets = new Map([['SRC-001', 'public_record' as const]]);
		expect(reasonsOf('KH-C-003', 'SRC-001', { dataset: 'public_record' })).toEqual([]);
		expect(reasonsOf('TT-C-1', 'SRC-001', { dataset: 'live', datasets })).toEqual([]);
	});

	it('refuses to change a record of another dataset', () => {
		const datasets = new Map([['KH-C-003', 'public_record' as const]]);
		expect(reasonsOf('KH-C-003', 'SRC-001', { dataset: 'live', datasets })).toEqual([
			'id KH-C-003 stands in the dataset public_record; import it into that dataset, or give another code'
		]);
	});

	it('lets a row change the record of any dataset where none is said, and add none to the exercise', () => {
		const datasets = new Map([
			['KH-C-003', 'public_record' as const],
			['EX-C-1', 'exercise' as const]
		]);
		const codes = { ...RECORD_KNOWN.codes, sources: new Set(['SRC-001', 'EX-SRC-1']) };
		const known = { dataset: null, datasets, codes };
		expect(reasonsOf('KH-C-003', 'SRC-001', known)).toEqual([]);
		expect(reasonsOf('TT-C-1', 'SRC-001', known)).toEqual([]);
		expect(reasonsOf('EX-C-1', 'EX-SRC-1', known)).toEqual([]);
		expect(reasonsOf('EX-C-2', 'EX-SRC-1', known)).toEqual([
			'id EX-C-2 is a code of the exercise (EX-); import it into that dataset, or give another code'
		]);
		expect(reasonsOf('EX-C-1', 'SRC-001', known)).toEqual([
			'source_ids SRC-001 names SRC-001, which is real: the exercise names only its own records'
		]);
		expect(reasonsOf('TT-C-1', 'EX-SRC-1', known)).toEqual([
			'source_ids EX-SRC-1 names EX-SRC-1, which is invented: only the exercise may name it'
		]);
	});

	it('keeps the exercise apart from what is real, both ways', () => {
		const codes = { ...RECORD_KNOWN.codes, sources: new Set(['SRC-001', 'EX-SRC-1']) };
		expect(reasonsOf('EX-C-1', 'EX-SRC-1', { dataset: 'exercise', codes })).toEqual([]);
		expect(reasonsOf('TT-C-1', 'SRC-001', { dataset: 'exercise', codes })).toEqual([
			'id TT-C-1 is no code of the exercise; there every code begins with EX-',
			'source_ids SRC-001 names SRC-001, which is real: the exercise names only its own records'
		]);
		expect(reasonsOf('EX-C-1', 'EX-SRC-1', { codes })).toEqual([
			'id EX-C-1 is a code of the exercise (EX-); import it into that dataset, or give another code',
			'source_ids EX-SRC-1 names EX-SRC-1, which is invented: only the exercise may name it'
		]);
	});
});
