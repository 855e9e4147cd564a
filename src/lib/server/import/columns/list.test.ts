import { describe, expect, it } from 'vitest';
import { recordCode, reference } from '#lib/server/import/columns/code.ts';
import { list, nonEmptyList } from '#lib/server/import/columns/list.ts';
import { text } from '#lib/server/import/columns/text.ts';

const CONTEXT = { today: '2026-11-22', provinces: [] };
const read = (cell: string) => list(recordCode('SRC-001')).read(cell, CONTEXT);

describe('list', () => {
	it('keeps the order of the cell and takes spaces off the items', () => {
		expect(read('SRC-2; SRC-1')).toEqual({ value: ['SRC-2', 'SRC-1'] });
		expect(list(text()).write(['b', 'a'])).toBe('b;a');
	});

	it('reads a blank cell as none', () => {
		expect(read('')).toEqual({ value: [] });
	});

	it('names every item that is wrong, each reason once', () => {
		expect(read('SRC-1;x;;SRC-1;;y')).toEqual({
			reason: [
				"'x' is not a code like SRC-001; write capitals, hyphens and a number",
				'has nothing between two semicolons or at an end',
				'names SRC-1 twice',
				"'y' is not a code like SRC-001; write capitals, hyphens and a number"
			].join('; ')
		});
	});

	it('tells the first five reasons of a cell and counts the rest', () => {
		const reading = read(Array.from({ length: 8 }, (_, index) => `x${index}`).join(';'));
		expect(reading).toEqual({ reason: expect.stringMatching(/'x4' [^;]*; [^;]*; and 3 more$/) });
		expect(reading).toEqual({ reason: expect.not.stringContaining("'x5'") });
	});

	it('shows no more than 60 characters of an item', () => {
		const reading = read('x'.repeat(500));
		expect(reading).toEqual({ reason: expect.not.stringContaining('x'.repeat(61)) });
	});

	it('refuses a formula behind the first item', () => {
		expect(list(text()).read('a;=1+1', CONTEXT)).toEqual({
			reason: "'=1+1' starts like a spreadsheet formula"
		});
	});

	it('names the records of all its items', () => {
		const { references } = list(reference('sources'));
		expect(references?.codesOf(['SRC-1', 'SRC-2'])).toEqual(['SRC-1', 'SRC-2']);
	});
});

describe('nonEmptyList', () => {
	it('refuses a blank cell and says what it needs', () => {
		const sources = nonEmptyList(recordCode('SRC-001'), 'source');
		expect(sources.read('', CONTEXT)).toEqual({ reason: 'must name at least one source' });
		expect(sources.read('SRC-1', CONTEXT)).toEqual({ value: ['SRC-1'] });
	});
});
