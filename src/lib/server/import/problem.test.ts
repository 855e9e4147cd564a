import { describe, expect, it } from 'vitest';
import { toShownValue } from '#lib/server/import/problem.ts';

describe('toShownValue', () => {
	it('leaves a short cell as it is, whatever its script', () => {
		expect(toShownValue('ភ្នំពេញ')).toBe('ភ្នំពេញ');
	});

	it('never shows more than 60 characters', () => {
		expect(toShownValue('x'.repeat(60))).toBe('x'.repeat(60));
		expect(toShownValue('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`);
		expect(Array.from(toShownValue('x'.repeat(10_000_000)))).toHaveLength(60);
	});

	it('does not cut a character in two', () => {
		expect(toShownValue('𠀀'.repeat(61))).toBe(`${'𠀀'.repeat(59)}…`);
	});

	it('writes out what a terminal would obey or hide', () => {
		expect(toShownValue('\u001b[2Jgone')).toBe('\\u{1b}[2Jgone');
		expect(toShownValue('a\r\nb\u202ec\ufeff')).toBe('a\\u{d}\\u{a}b\\u{202e}c\\u{feff}');
	});
});
