import { describe, expect, it } from 'vitest';
import { operationCode, recordCode, reference } from '#lib/server/import/columns/code.ts';

const CONTEXT = { today: '2026-11-22', provinces: [] };

describe('recordCode', () => {
	it.each(['KH-C-001', 'EX-C-12', 'SRC-001', 'EX-SRC-001'])('reads %s', (cell) =>
		expect(recordCode('KH-C-001').read(cell, CONTEXT)).toEqual({ value: cell })
	);

	it.each(['kh-c-001', 'KH-C-', 'KHC001', 'KH C 001', 'KH-C-001 ', 'KH-C-001\u200b', 'K-C-X-1'])(
		'refuses %j',
		(cell) =>
			expect(recordCode('KH-C-001').read(cell, CONTEXT)).toEqual({
				reason: 'is not a code like KH-C-001; write capitals, hyphens and a number'
			})
	);
});

describe('operationCode', () => {
	it('reads the name of a series', () => {
		const cell = 'ID-embassy-registration-2026';
		expect(operationCode().read(cell, CONTEXT)).toEqual({ value: cell });
	});
});

describe('reference', () => {
	it('names the record it stands for', () => {
		const { references } = reference('compounds');
		expect(references?.kind).toBe('compounds');
		expect(references?.codesOf('KH-C-001')).toEqual(['KH-C-001']);
	});

	it('reads an operation as a series, the others as record codes', () => {
		expect(reference('operations').read('a-series', CONTEXT)).toEqual({ value: 'a-series' });
		expect(reference('events').read('a-series', CONTEXT)).toEqual({
			reason: expect.stringContaining('KH-E-001')
		});
	});
});
