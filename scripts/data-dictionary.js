/**
 * `npm run docs:dictionary`: writes the tables of docs/data-dictionary.md anew from the migrations.
 *
 * Runs them in an empty database in memory, which takes about fifteen seconds. The words come from the COMMENTs in
 * drizzle/*.sql; what stands outside the marked part of the document is written by hand and stays.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { readSchema } from './data-dictionary/read-schema.js';
import { replaceTables } from './data-dictionary/write-markdown.js';

const root = join(import.meta.dirname, '..');
const migrations = join(root, 'drizzle');
const document = join(root, 'docs/data-dictionary.md');

const database = await PGlite.create({ extensions: { postgis } });
await database.exec('CREATE EXTENSION postgis');
await database.exec(readFileSync(join(migrations, 'roles.sql'), 'utf8'));
// As the program does: the owner makes the schema and the account of migrations first.
await database.exec(
	`SET search_path = "$user", sala, public; SET ROLE sala_owner; CREATE SCHEMA sala; CREATE TABLE sala.migrations ()`
);
/** @type {{ entries: { tag: string }[] }} */
const journal = JSON.parse(readFileSync(join(migrations, 'meta/_journal.json'), 'utf8'));
for (const { tag } of journal.entries) {
	await database.exec(readFileSync(join(migrations, `${tag}.sql`), 'utf8'));
}
const ask = async (/** @type {string} */ sql) => (await database.query(sql)).rows;
const records = await readSchema(ask, 'sala');
const projection = await readSchema(ask, 'sala_public');
const accounts = await readSchema(ask, 'sala_accounts');
await database.close();

writeFileSync(document, replaceTables(readFileSync(document, 'utf8'), records, projection, accounts));
console.log(
	`docs/data-dictionary.md: ${records.length} tables and views, ${projection.length} in the projection, ${accounts.length} of accounts`
);
