import { describe, expect, it } from 'vitest';
import type { Column } from '#lib/server/import/columns/column.ts';
import { slug, text, webAddress } from '#lib/server/import/columns/text.ts';

const read = (column: Column<string>, cell: string) =>
	column.read(cell, { today: '2026-11-22', provinces: [] });

describe('text', () => {
	it('counts characters, not the units they are stored in', () => {
		expect(read(text(3), '𠀀𠀀𠀀')).toEqual({ value: '𠀀𠀀𠀀' });
		expect(read(text(3), 'abcd')).toEqual({
			reason: 'is 4 characters long, and at most 3 are kept; shorten it'
		});
	});

	it('refuses a blank cell', () => {
		expect(read(text(), '')).toEqual({ reason: 'must not be blank' });
	});
});

describe('slug', () => {
	it.each(['KE-stranded-2026', 'a', '2026'])('reads %s', (cell) =>
		expect(read(slug(), cell)).toEqual({ value: cell })
	);

	it.each(['KE stranded', '-a', 'a--b', 'a_b', 'é', 'a'.repeat(81)])('refuses %s', (cell) =>
		expect(read(slug(), cell)).toHaveProperty('reason')
	);
});

describe('webAddress', () => {
	it.each(['https://example.org/a?b=c#d', 'http://example.org:443/x', 'https://tw.example/%E5%8F%B0'])(
		'reads %s as it is',
		(cell) => expect(read(webAddress(), cell)).toEqual({ value: cell })
	);

	it.each([
		['javascript:alert(1)', 'not a web address'],
		['ftp://example.org/', 'not a web address'],
		['https:example.org', 'not a web address'],
		['www.example.org', 'not a web address'],
		['https://exa mple.org', 'not a web address'],
		['https://user:pass@example.org/', 'user name or a password'],
		[`https://example.org/${'a'.repeat(2000)}`, 'longer than 2000']
	])('refuses %s', (cell, reason) =>
		expect(read(webAddress(), cell)).toEqual({ reason: expect.stringContaining(reason) })
	);
});
