import { parse } from 'csv-parse/sync';
import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/server/db/actor.ts';
import { rows } from '#lib/server/db/rows.ts';
import { rolledBack } from '../support/database.ts';
import { Client } from './client.ts';
import { decodeText } from './decode.ts';
import { plantHidden } from './plant-hidden.ts';
import { plantLive } from './plant-live.ts';
import { plantPublic } from './plant-public.ts';
import { DAY_OF_WALK, World } from './world.ts';

const SEED = 20261124;
const ANYBODY: Actor = { role: 'public', userId: '' };

/** One row of a list: what it says of a record, code first. */
type Row = Record<string, string | null>;

/** What the public reads straight in SQL. */
const IN_SQL = {
	compounds: sql`SELECT code, name, locality FROM sala_public.compounds WHERE retired_revision_id IS NULL`,
	events: sql`SELECT code, locality, destination, agency FROM sala_public.events WHERE retired_revision_id IS NULL`,
	shelters: sql`SELECT code, name, operator, locality FROM sala_public.shelters WHERE retired_revision_id IS NULL`,
	sources: sql`SELECT code, publisher, title FROM sala_public.sources WHERE retired_revision_id IS NULL`,
	records: sql`SELECT code FROM sala_public.records WHERE stem IN ('compound', 'event', 'shelter', 'source')`
} satisfies Record<string, SQL>;

const FILES = ['compounds', 'events', 'shelters'] as const;

let inSql: Record<keyof typeof IN_SQL, Row[]>;
let inFiles: Record<(typeof FILES)[number], Row[]>;
/** Every page of the list of sources. */
let sources: string;

beforeAll(async () => {
	const world = await World.create(SEED);
	afterAll(() => world.remove());
	for (const plant of [plantPublic, plantLive, plantHidden]) await world.plant(plant);
	inSql = await world.open(async (database) => {
		const read: [string, Row[]][] = [];
		for (const [name, query] of Object.entries(IN_SQL))
			read.push([name, await rolledBack(database, ANYBODY, (tx) => rows<Row>(tx, query))]);
		return Object.fromEntries(read) as typeof inSql;
	});
	await world.serve(async (url) => {
		const client = new Client(url);
		const read: [string, Row[]][] = [];
		for (const name of FILES) read.push([name, await readFile(client, `/${name}.csv?as_of=${DAY_OF_WALK}`)]);
		inFiles = Object.fromEntries(read) as typeof inFiles;
		sources = await readSources(client);
		client.close();
	});
});

describe('the public, straight in SQL', () => {
	it.each(FILES)('reads the %s that the web shows, with the same words, and no others', (name) => {
		const columns = Object.keys(inSql[name][0]!);
		expect(toLines(inFiles[name], columns)).toEqual(toLines(inSql[name], columns));
		expect(inSql[name].length).toBeGreaterThan(5);
	});

	it('reads the sources that the web shows, and no others', () => {
		const shown = [...new Set(sources.match(/\bSRC-\d+\b/g))].sort();
		expect(shown).toEqual(inSql.sources.map(({ code }) => code).sort());
		const untold = inSql.sources.flatMap(({ title, publisher }) =>
			[title!, publisher!].filter((text) => !sources.includes(toOneLine(text)))
		);
		expect(untold).toEqual([]);
	});

	it('knows of no record besides', () => {
		const listed = [...FILES, 'sources' as const].flatMap((name) => inSql[name].map(({ code }) => code));
		expect(inSql.records.map(({ code }) => code).sort()).toEqual(listed.sort());
	});
});

async function readFile(client: Client, path: string): Promise<Row[]> {
	const { status, body } = await client.ask({ method: 'GET', path });
	expect(status, path).toBe(200);
	return parse(body, { columns: true });
}

/** Goes through the pages of the list by the links to the next. */
async function readSources(client: Client): Promise<string> {
	let [text, path] = ['', `/sources?as_of=${DAY_OF_WALK}`];
	const seen = new Set<string>();
	for (let next: string | undefined = path; next !== undefined;) {
		path = next;
		seen.add(path);
		const { body } = await client.ask({ method: 'GET', path, headers: { accept: 'text/html' } });
		const page = decodeText(body.toString('utf8'));
		text += page;
		const links = [...page.matchAll(/href="(\/sources\?[^"]*start=[^"]*)"/g)].map(([, href]) => href!);
		next = links.find((href) => !seen.has(href));
	}
	return toOneLine(text);
}

/** Rows as sorted lines of these columns; an empty cell of a file says null. */
function toLines(all: readonly Row[], columns: readonly string[]): string[] {
	return all.map((row) => JSON.stringify(columns.map((column) => row[column] || null))).sort();
}

function toOneLine(text: string): string {
	return text.replace(/\s+/g, ' ');
}
