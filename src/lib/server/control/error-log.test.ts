import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { toLogEntry } from '#lib/server/control/error-log.ts';

describe('toLogEntry', () => {
	it('tells the place, the message, the frames and the causes under one number', () => {
		const { id, text } = toLogEntry(new Error('outer', { cause: new TypeError('inner') }), 'GET /areas');
		expect(id).toMatch(/^[0-9a-f]{8}$/);
		expect(text).toMatch(new RegExp(`^\\S+ error ${id} in GET /areas\\nError: outer\\n {4}at `));
		expect(text).toContain('caused by TypeError: inner\n    at ');
	});

	it('leaves out the values of a query that failed', () => {
		const cause = Object.assign(new Error('invalid input syntax for type date: "+855 12 345 678"'), {
			code: '22007'
		});
		const { text } = toLogEntry(new DrizzleQueryError('SELECT $1', ['+855 12 345 678'], cause), 'GET /');
		expect(text).not.toContain('345 678');
		expect(text).toContain('SQLSTATE 22007');
	});

	it('keeps the message of a query that the program wrote wrongly', () => {
		const cause = Object.assign(new Error('column "lat" does not exist'), { code: '42703' });
		const { text } = toLogEntry(new DrizzleQueryError('SELECT lat', [], cause), 'GET /');
		expect(text).toContain('column "lat" does not exist');
	});

	it('says nothing of a thrown text, which may be anything', () => {
		expect(toLogEntry('a name', 'GET /').text).not.toContain('a name');
	});
});
