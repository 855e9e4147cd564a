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
	figure: sql`SELECT code FROM sala_public.figures WHERE retired_revision_id IS NULL`,
	operation: sql`SELECT code FROM sala_public.operations WHERE retired_revision_id IS NULL`,
	country_measure: sql`SELECT code FROM sala_public.country_measures WHERE retired_revision_id IS NULL`,
	areas: sql`SELECT pcode AS code FROM sala_public.areas WHERE level = 1`,
	records: sql`SELECT code FROM sala_public.records`
} satisfies Record<string, SQL>;

const FILES = ['compounds', 'events', 'shelters'] as const;
/** Kinds of records that have no list of their own: pages of areas and countries tell them. */
const WITHOUT_LIST = ['figure', 'operation', 'country_measure'] as const;

let inSql: Record<keyof typeof IN_SQL, Row[]>;
let inFiles: Record<(typeof FILES)[number], Row[]>;
/** Every page of the list of sources. */
let sources: string;
/** Codes of every record that has no list, whoever may read it. */
let all: Row[];
/** The pages of all areas and countries. */
let pages: string;

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
	all = await world.change((tx) =>
		rows<Row>(
			tx,
			sql`SELECT code, stem FROM sala.records WHERE stem IN ('figure', 'operation', 'country_measure')`
		)
	);
	await world.serve(async (url) => {
		const client = new Client(url);
		const read: [string, Row[]][] = [];
		for (const name of FILES) read.push([name, await readFile(client, `/${name}.csv?as_of=${DAY_OF_WALK}`)]);
		inFiles = Object.fromEntries(read) as typeof inFiles;
		sources = await readSources(client);
		pages = await readPlaces(client);
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

	it.each(WITHOUT_LIST)('reads each %s that the pages of areas and countries tell, and no others', (stem) => {
		const shown = all.filter((record) => record.stem === stem && tells(pages, record.code!));
		expect(shown.map(({ code }) => code).sort()).toEqual(inSql[stem].map(({ code }) => code).sort());
		expect(shown.length).toBeGreaterThan(3);
	});

	it('knows of no record besides', () => {
		const kinds = [...FILES, 'sources' as const, ...WITHOUT_LIST];
		const listed = kinds.flatMap((name) => inSql[name].map(({ code }) => code));
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

/** The pages of every area and country that anybody finds a link to, as text. */
async function readPlaces(client: Client): Promise<string> {
	const read = async (path: string) =>
		(
			await client.ask({
				...{ method: 'GET', path: `${path}?as_of=${DAY_OF_WALK}`, headers: { accept: 'text/html' } }
			})
		).body.toString('utf8');
	const countries = new Set((await read('/countries')).match(/\/countries\/[A-Z]{2}\b/g));
	const areas = [...inSql.areas.map(({ code }) => code), 'place-not-known'].map((code) => `/areas/${code}`);
	const texts: string[] = [];
	for (const path of [...areas, ...countries]) texts.push(await read(path));
	return texts.join('\n');
}

/** Whether a code stands there by itself, and not within a longer one. */
function tells(text: string, code: string): boolean {
	return new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(text);
}

/** Rows as sorted lines of these columns; an empty cell of a file says null. */
function toLines(all: readonly Row[], columns: readonly string[]): string[] {
	return all.map((row) => JSON.stringify(columns.map((column) => row[column] || null))).sort();
}

function toOneLine(text: string): string {
	return text.replace(/\s+/g, ' ');
}
