import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { readAs } from '#lib/server/db/kept-reads.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { beginRevision, movePublication, publish } from '#lib/server/commands/records.ts';
import { useDatabase } from '../support/database.ts';
import { asSuperuser, readAll } from '../support/superuser.ts';

const record = useDatabase('record');

const COMPOUNDS = sql`SELECT code, aliases FROM compounds ORDER BY code`;

interface Compound {
	code: string;
	aliases: string[];
}

/** A door for anybody, and which statements came through it to the database. */
function open(database: Database) {
	const asked: SQL[] = [];
	const read = readAs(
		(actor, work) =>
			database.withActor(actor, (tx) =>
				work(
					Object.create(tx, {
						execute: {
							value: (query: SQL) => {
								asked.push(query);
								return tx.execute(query);
							}
						}
					}) as Tx
				)
			),
		'public'
	);
	return { read, wasAsked: (query: SQL) => asked.filter((one) => one === query).length };
}

const listCompounds = (tx: Tx) => rows<Compound>(tx, COMPOUNDS);
const codesOf = (compounds: readonly Compound[]) => compounds.map(({ code }) => code);

async function move(code: string, publication: 'published' | 'withdrawn'): Promise<void> {
	await record.current.withActor(COMMAND_LINE, async (tx) => {
		const revision = await beginRevision(tx, 'for a test');
		await movePublication(tx, revision, [code], { publication, rule: 'for_a_test', reason: 'for a test' });
	});
}

describe('what the public reads', () => {
	it('comes from the database once, and from memory as long as nothing was written', async () => {
		const { read, wasAsked } = open(record.current);
		const first = await read(listCompounds);
		const second = await read(listCompounds);
		expect(first.length).toBeGreaterThan(20);
		expect(second).toEqual(first);
		expect(wasAsked(COMPOUNDS)).toBe(1);
	});

	it('is kept by its values: another value is another answer', async () => {
		const { read } = open(record.current);
		const find = (code: string) =>
			read((tx) => rows<Compound>(tx, sql`SELECT code, aliases FROM compounds WHERE code = ${code}`));
		const [one, other] = codesOf(await read(listCompounds));
		expect(codesOf(await find(one!))).toEqual([one]);
		expect(codesOf(await find(other!))).toEqual([other]);
		expect(codesOf(await find(one!))).toEqual([one]);
	});

	it('can be changed by nobody who got it', async () => {
		const { read } = open(record.current);
		const [compound] = await read(listCompounds);
		expect(() => (compound!.code = 'KH-C-999')).toThrow(TypeError);
		expect(() => compound!.aliases.push('Quxford Park')).toThrow(TypeError);
	});

	it('loses a withdrawn record with the next question, and has it again once it is published', async () => {
		const { read } = open(record.current);
		const [code] = codesOf(await read(listCompounds));
		await move(code!, 'withdrawn');
		expect(codesOf(await read(listCompounds))).not.toContain(code);
		await move(code!, 'published');
		expect(codesOf(await read(listCompounds))).not.toContain(code);
		await record.current.withActor(COMMAND_LINE, (tx) => publish(tx, 'for a test'));
		expect(codesOf(await read(listCompounds))).toContain(code);
	});

	it('is asked for again where the question failed', async () => {
		const { read, wasAsked } = open(record.current);
		const divide = sql`SELECT 1 / (SELECT count(*) FROM compounds WHERE code = 'KH-C-999') AS ratio`;
		for (const times of [1, 2]) {
			await expect(read((tx) => rows(tx, divide))).rejects.toThrow();
			expect(wasAsked(divide)).toBe(times);
		}
	});
});

describe('the state of the projection', () => {
	it('is counted by a trigger on each of its tables, whatever writes to them', async () => {
		const tables = await readAll<{ name: string; events: number }>(
			record.current,
			sql`SELECT c.relname AS name, coalesce((SELECT max(t.tgtype) FROM pg_trigger t
					WHERE t.tgrelid = c.oid AND t.tgname = 'is_counted' AND t.tgenabled = 'O'), 0)::int AS events
				FROM pg_class c WHERE c.relnamespace = 'sala_public'::regnamespace AND c.relkind = 'r'
					AND c.relname <> 'projection_state' ORDER BY 1`
		);
		/** Before each statement that inserts, deletes, updates or truncates: `pg_trigger.tgtype`. */
		const EVERY_WRITE = 2 + 4 + 8 + 16 + 32;
		expect(tables.length).toBeGreaterThan(18);
		expect(tables.filter(({ events }) => events !== EVERY_WRITE)).toEqual([]);
	});

	it('goes back with a transaction that fails', async () => {
		const stateOf = () =>
			readAll<{ number: number }>(record.current, sql`SELECT number FROM sala_public.projection_state`);
		const before = await stateOf();
		const failing = asSuperuser(record.current, async (tx) => {
			await tx.execute(sql`DELETE FROM sala_public.events`);
			throw new Error('on purpose');
		});
		await expect(failing).rejects.toThrow('on purpose');
		expect(await stateOf()).toEqual(before);
	});

	it('is one row, which no role can write', async () => {
		const second = asSuperuser(record.current, (tx) =>
			tx.execute(sql`INSERT INTO sala_public.projection_state (number) VALUES (1)`)
		);
		await expect(second).rejects.toThrow();
		const written = record.current.withActor(COMMAND_LINE, (tx) =>
			tx.execute(sql`UPDATE sala_public.projection_state SET number = 1`)
		);
		await expect(written).rejects.toThrow();
	});
});
