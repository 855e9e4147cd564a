import { sql, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import { readAs } from '#lib/server/db/kept-reads.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';

const NAMES = sql`SELECT name FROM compounds`;

const dialect = new PgDialect();

/** A database with one table, whose writes are counted, and that answers only when it is let. */
class OneTable {
	names: string[] = [];
	asked = 0;
	#state = 1;
	#held: Promise<void> | undefined;

	readonly read = readAs(
		(_, work) => work({ execute: (query: SQL) => this.#answer(query) } as Tx),
		'public'
	);

	/** What a reader gets. */
	async list(): Promise<string[]> {
		const found = await this.read((tx) => rows<{ name: string }>(tx, NAMES));
		return found.map(({ name }) => name);
	}

	write(names: string[]): void {
		this.names = names;
		this.#state++;
	}

	/** From now on answers are those of this moment, but come only when the returned function is called. */
	hold(): () => void {
		let release = () => {};
		this.#held = new Promise((resolve) => (release = resolve));
		return release;
	}

	async #answer(query: SQL): Promise<object[]> {
		if (dialect.sqlToQuery(query).sql.includes('projection_state')) return [{ number: this.#state }];
		this.asked++;
		const answer = this.names.map((name) => ({ name }));
		await this.#held;
		return answer;
	}
}

describe('readAs', () => {
	it('asks again once something was written', async () => {
		const table = new OneTable();
		table.write(['A']);
		expect([await table.list(), await table.list(), table.asked]).toEqual([['A'], ['A'], 1]);
		table.write(['B']);
		expect([await table.list(), await table.list(), table.asked]).toEqual([['B'], ['B'], 2]);
	});

	it('gives nobody what was asked before a change and answered after it', async () => {
		const table = new OneTable();
		table.write(['withdrawn', 'other']);
		const release = table.hold();
		const early = table.list();
		while (table.asked === 0) await Promise.resolve();
		table.write(['other']);
		const late = table.list();
		release();
		expect(await early).toEqual(['withdrawn', 'other']);
		expect(await late).toEqual(['other']);
		expect(await table.list()).toEqual(['other']);
	});

	it('does not keep an answer that is very long', async () => {
		const table = new OneTable();
		table.write(['a'.repeat(9 * 2 ** 20)]);
		await table.list();
		await table.list();
		expect(table.asked).toBe(2);
	});

	it('lets go of what was asked for least lately, where all of it would be too much', async () => {
		const table = new OneTable();
		table.write(['a'.repeat(7 * 2 ** 20)]);
		const listNumbered = (number: number) =>
			table.read((tx) => rows(tx, sql`SELECT name FROM compounds WHERE id = ${number}`));
		for (const number of [1, 2, 3, 4, 5]) await listNumbered(number);
		await listNumbered(5);
		expect(table.asked).toBe(5);
		await listNumbered(1);
		expect(table.asked).toBe(6);
	});
});
