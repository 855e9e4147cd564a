import { describe, expect, it } from 'vitest';
import type { Problem } from '#lib/server/import/problem.ts';
import { toLine, toReport } from '#lib/server/import/report.ts';

const problem = (more: Partial<Problem>): Problem => ({
	file: 'compounds.csv',
	line: 7,
	code: 'TT-C-001',
	column: 'lat',
	value: '103.5',
	reason: 'is swapped',
	isConsequence: false,
	...more
});

describe('toLine', () => {
	it('puts place, column and value before the reason', () => {
		expect(toLine(problem({}))).toBe('compounds.csv:7 lat "103.5": is swapped');
	});

	it('shows that a cell was blank', () => {
		expect(toLine(problem({ value: '' }))).toBe('compounds.csv:7 lat "": is swapped');
	});

	it('leaves out what is not meant', () => {
		expect(toLine(problem({ column: null, value: null }))).toBe('compounds.csv:7: is swapped');
		expect(toLine(problem({ line: null, column: null, value: null }))).toBe('compounds.csv: is swapped');
	});
});

describe('toReport', () => {
	it('says nothing where nothing is wrong', () => {
		expect(toReport([])).toBe('');
	});

	it('counts one as one, and the file as no line', () => {
		expect(toReport([problem({})])).toMatch(/^compounds\.csv: 1 problem on 1 line\n/);
		expect(toReport([problem({ line: null, column: null, value: null })])).toMatch(
			/^compounds\.csv: 1 problem\n/
		);
	});

	it('groups by file, puts consequences last, and counts them all', () => {
		const text = toReport([
			problem({ line: 3, column: 'source_ids', value: 'TT-1', reason: 'names TT-1', isConsequence: true }),
			problem({}),
			problem({ column: 'lon', value: '11' }),
			problem({ file: 'events.csv', line: 2 })
		]);
		expect(text).toBe(
			[
				'compounds.csv: 3 problems on 2 lines',
				'compounds.csv:7 lat "103.5": is swapped',
				'compounds.csv:7 lon "11": is swapped',
				'compounds.csv:3 source_ids "TT-1": names TT-1',
				'',
				'events.csv: 1 problem on 1 line',
				'events.csv:2 lat "103.5": is swapped',
				'',
				'4 problems in 2 files',
				''
			].join('\n')
		);
	});

	it('tells consequences of one cause in one line', () => {
		const consequence = (line: number) =>
			problem({ line, column: 'source_ids', value: 'SRC-1', reason: 'names SRC-1', isConsequence: true });
		expect(toReport([2, 3].map(consequence))).toContain('compounds.csv:2, 3 source_ids: names SRC-1\n');
		expect(toReport([2, 3, 5, 8, 13, 21, 34].map(consequence))).toBe(
			'compounds.csv: 7 problems on 7 lines\ncompounds.csv:2, 3, 5, 8, 13 and 2 more source_ids: names SRC-1\n'
		);
	});
});
