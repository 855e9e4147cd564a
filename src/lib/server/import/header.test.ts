import { describe, expect, it } from 'vitest';
import { findHeaderFaults } from '#lib/server/import/header.ts';

const find = (header: string) => findHeaderFaults(header.split(','), ['id', 'name', 'note']);

describe('findHeaderFaults', () => {
	it.each(['id,name,note', 'note,id,name', 'id,name,note,reason'])('allows %s', (header) =>
		expect(find(header)).toEqual([])
	);

	it('suggests the missing column that an unknown one is near to', () => {
		expect(find('id,nme,note')).toEqual([
			{ line: 1, column: 'nme', reason: 'is not a column of this kind of file (did you mean name?)' },
			{ line: 1, column: 'name', reason: expect.stringContaining('is missing') }
		]);
	});

	it('names every column that stands twice or has no name', () => {
		expect(find('id,id,name,note,')).toEqual([
			{ line: 1, column: 'id', reason: 'stands twice in the header; keep one' },
			{ line: 1, column: null, reason: 'has no name for column 5; name it or take it out' }
		]);
	});

	it('takes a reason for unknown where it is not last', () => {
		expect(find('id,reason,name,note')).toMatchObject([{ column: 'reason' }]);
	});

	it('says once that another separator is used', () => {
		expect(find('id;name;note')).toEqual([
			{ line: 1, column: null, reason: 'has semicolons between the columns; save the file with commas' }
		]);
		expect(find('id\tname\tnote')).toMatchObject([{ reason: expect.stringContaining('tabs') }]);
	});

	it('takes a single unknown column for what it is', () => {
		expect(find('x').map((fault) => fault.column)).toEqual(['x', 'id', 'name', 'note']);
	});
});
