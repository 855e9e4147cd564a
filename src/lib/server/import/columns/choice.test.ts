import { describe, expect, it } from 'vitest';
import { oneOf, oneOfNumbers, yesNo } from '#lib/server/import/columns/choice.ts';

const CONTEXT = { today: '2026-11-22', provinces: [] };

describe('oneOf', () => {
	const column = oneOf(['raid', 'rescue']);

	it('reads a word of the list', () => {
		expect(column.read('raid', CONTEXT)).toEqual({ value: 'raid' });
	});

	it('gives the list and the nearest word where it refuses', () => {
		expect(column.read('Raid', CONTEXT)).toEqual({
			reason: 'is not one of raid, rescue (did you mean raid?)'
		});
		expect(column.read('party', CONTEXT)).toEqual({ reason: 'is not one of raid, rescue' });
	});
});

describe('oneOfNumbers', () => {
	const column = oneOfNumbers([1, 7]);

	it('reads and writes a number of the list', () => {
		expect(column.read('7', CONTEXT)).toEqual({ value: 7 });
		expect(column.write(7)).toBe('7');
	});

	it.each(['10', '07', '7.0', 'seven', ''])('refuses %j', (cell) =>
		expect(column.read(cell, CONTEXT)).toHaveProperty('reason')
	);
});

describe('yesNo', () => {
	it.each([
		['yes', true],
		['no', false]
	])('reads %s and writes it back', (cell, value) => {
		expect(yesNo().read(cell, CONTEXT)).toEqual({ value });
		expect(yesNo().write(value)).toBe(cell);
	});

	it.each(['true', '1', 'Yes', ''])('refuses %j', (cell) =>
		expect(yesNo().read(cell, CONTEXT)).toHaveProperty('reason')
	);
});
