import { describe, expect, it } from 'vitest';
import { findCellFault, isFormula, trimCell } from '#lib/server/import/cell.ts';

describe('trimCell', () => {
	it('takes spaces off both ends, hard ones too, and leaves those inside', () => {
		expect(trimCell(' \u00a0Phnom  Penh\u00a0 ')).toBe('Phnom  Penh');
	});

	it('leaves a tab for the check to find', () => {
		expect(trimCell('\tx')).toBe('\tx');
	});
});

describe('isFormula', () => {
	it.each(['=1+1', '+855', '@SUM(A1)', '-cmd|x', '-(1)', "'=1", "' =1", '＝1', '－(1)'])(
		'sees one in %s',
		(cell) => expect(isFormula(cell)).toBe(true)
	);

	it.each(['-5', '- none', "O'Smach", '2 + 2 = 4', '-', '', "'90s"])('sees none in %j', (cell) =>
		expect(isFormula(cell)).toBe(false)
	);
});

describe('findCellFault', () => {
	it.each(['ភ្នំពេញ', 'ក\u200bខ', 'A "quoted", ordinary; cell', '', 'naïve 😀'])('allows %j', (cell) =>
		expect(findCellFault(cell)).toBeNull()
	);

	it.each([
		['x'.repeat(10_001), '10,001 characters'],
		['a\nb', 'line break'],
		['a\r\nb', 'line break'],
		['\tx', 'tab'],
		['\u001b[31m', 'U+001B'],
		['a\u0085b', 'U+0085'],
		['a\u202eb', 'writing direction'],
		['\ufeffid', 'byte order mark'],
		['Caf\ufffd', 'U+FFFD'],
		['=HYPERLINK("x")', 'formula']
	])('refuses %j', (cell, reason) => expect(findCellFault(cell)).toContain(reason));

	it('allows a cell of 10,000 characters', () => {
		expect(findCellFault('x'.repeat(10_000))).toBeNull();
	});
});
