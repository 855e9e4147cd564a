import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { rows } from '#lib/server/db/rows.ts';
import { readSchema } from '../../scripts/data-dictionary/read-schema.js';
import { replaceTables } from '../../scripts/data-dictionary/write-markdown.js';
import { useDatabase } from '../support/database.ts';

const empty = useDatabase('empty');

/** What the script reads of a schema. Its queries are plain text, as it knows no drizzle, and no text of users is in them. */
async function readTables(schema: string) {
	return readSchema(
		(query) => empty.current.withActor(COMMAND_LINE, (tx) => rows<object>(tx, sql.raw(query))),
		schema
	);
}

describe('docs/data-dictionary.md', () => {
	it('is what the migrations say; if not, npm run docs:dictionary writes it anew', async () => {
		const document = readFileSync('docs/data-dictionary.md', 'utf8');
		expect(
			replaceTables(
				document,
				await readTables('sala'),
				await readTables('sala_public'),
				await readTables('sala_accounts')
			)
		).toBe(document);
	});
});

describe('readSchema', () => {
	it('reads the values of a column from its check, and the table that it refers to', async () => {
		const shelters = (await readTables('sala')).find(({ name }) => name === 'shelters');
		const column = (wanted: string) => shelters?.columns.find(({ name }) => name === wanted);
		expect(column('operator_kind')?.values).toEqual(['embassy', 'faith', 'government', 'ngo', 'unknown']);
		expect(column('interval_days')?.values).toEqual(['1', '7', '14', '30', '90', '180']);
		expect(column('area_pcode')).toMatchObject({ refersTo: 'areas', mayBeNull: true, values: [] });
		expect(column('code')).toMatchObject({ refersTo: 'records', mayBeNull: false });
	});

	it('tells a view from a table', async () => {
		const views = (await readTables('sala')).filter(({ isView }) => isView).map(({ name }) => name);
		expect(views).toEqual([
			'compound_rungs',
			'public_codes',
			'shelter_rungs',
			'shown_of_shelters',
			'unpublished_names'
		]);
	});
});

describe('replaceTables', () => {
	it('keeps what was written by hand', async () => {
		const document = readFileSync('docs/data-dictionary.md', 'utf8');
		const changed = replaceTables(
			document.replace('# Data dictionary', '# Words'),
			await readTables('sala'),
			[],
			[]
		);
		expect(changed.startsWith('# Words\n')).toBe(true);
	});

	it('refuses a document without the marks', () => {
		expect(() => replaceTables('# Words\n', [], [], [])).toThrow('has lost its marks');
	});
});
