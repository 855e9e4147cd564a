import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { captureStatements, LISTED_QUERIES } from '../support/listed-queries.ts';

const FOLDER = 'tests/database/sql';

async function print(name: string): Promise<string> {
	const statements = await captureStatements(LISTED_QUERIES[name]!);
	return statements
		.map(({ text, parameters }) => `${text.trim()};\n-- ${JSON.stringify(parameters)}\n`)
		.join('\n');
}

/** UPDATE_SQL=1 writes the files anew; the change is then reviewed like code. */
describe('the SQL of each listed query is the one under review', () => {
	it.each(Object.keys(LISTED_QUERIES))('%s', async (name) => {
		const file = join(FOLDER, `${name}.sql`);
		const printed = await print(name);
		if (process.env.UPDATE_SQL) await writeFile(file, printed);
		expect(printed).toBe(await readFile(file, 'utf8'));
	});

	it('has a file for each query and no other', async () => {
		expect((await readdir(FOLDER)).sort()).toEqual(
			Object.keys(LISTED_QUERIES)
				.map((name) => `${name}.sql`)
				.sort()
		);
	});
});

/** What the public reads is kept as long as the projection stays the same: see docs/decisions/31. */
describe('no listed query', () => {
	it.each(Object.keys(LISTED_QUERIES))('asks for the time or for chance: %s', async (name) => {
		expect(await print(name)).not.toMatch(
			/\b(now|random|clock_timestamp|statement_timestamp|timeofday|nextval)\s*\(|\b(current_(date|time|timestamp)|localtime(stamp)?|tablesample)\b/i
		);
	});
});
