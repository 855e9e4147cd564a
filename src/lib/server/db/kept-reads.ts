import { sql, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { LRUCache } from 'lru-cache';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { Audience } from '#lib/domain/disclosure.ts';
import type { WithActor } from '#lib/server/db/unit-of-work.ts';

/** The most that is kept, in letters of the answers written as JSON. */
const MOST_KEPT = 32 * 2 ** 20;
/** A longer answer than this is not kept. */
const LONGEST_KEPT = MOST_KEPT / 4;

/** One unit of work that only reads. */
export type Read = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Answers by the text of a query and its values. */
type Answers = LRUCache<string, readonly object[]>;

const dialect = new PgDialect();

/**
 * The door to the database for an audience, whose readers all see the same: a query that was answered since its
 * projection was last written to is answered from memory. The number of that state is asked for first, in each unit of work, so an answer never outlives what it
 * says: a record that is withdrawn is gone with the next page, whoever withdrew it and wherever.
 *
 * Why: `docs/decisions/31-public-reads-are-kept.md`.
 */
export function readAs(withActor: WithActor, audience: Audience): Read {
	let current = { state: NaN, answers: openAnswers() };
	return (work) =>
		withActor({ role: audience, userId: '' }, async (tx) => {
			const state = await findState(tx);
			// Whoever began before a change fills what is kept of the state before it, which nobody is given any more.
			if (state !== current.state) current = { state, answers: openAnswers() };
			return work(answerFrom(current.answers, tx));
		});
}

/** A number that stays the same as long as the projection does. */
async function findState(tx: Tx): Promise<number> {
	const [row] = await rows<{ number: number }>(tx, sql`SELECT number FROM projection_state`);
	if (!row) throw new Error('The projection has no state: projection_state is empty.');
	return row.number;
}

function openAnswers(): Answers {
	return new LRUCache({
		maxSize: MOST_KEPT,
		maxEntrySize: LONGEST_KEPT,
		sizeCalculation: (answer) => JSON.stringify(answer).length
	});
}

/** The transaction, whose queries are answered from what is kept where they can be, and kept where they cannot. */
function answerFrom(answers: Answers, tx: Tx): Tx {
	const execute = async (query: SQL): Promise<readonly object[]> => {
		const { sql: text, params } = dialect.sqlToQuery(query);
		const key = JSON.stringify([text, params]);
		const kept = answers.get(key);
		if (kept) return kept;
		const answer = freeze(await rows(tx, query));
		answers.set(key, answer);
		return answer;
	};
	return Object.create(tx, { execute: { value: execute } }) as Tx;
}

/** Answers are shared by all who ask, so nobody may change them. */
function freeze<T extends object>(value: T): T {
	for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) freeze(inner);
	return Object.freeze(value);
}
