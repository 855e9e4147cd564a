/**
 * `npm run bench:summary [-- --seed N]`: the summary of all areas on 1,000,000 figures and 5,000 shelters, on PostgreSQL
 * with PostGIS. How long it takes on random days, at most 300 ms in 95 of 100; and what it costs with 1, 2 and 5 times
 * the areas, and with 1, 2 and 4 times the history of the same areas.
 *
 * Times are as good as the machine is quiet; blocks of the database that one answer looks at are the same on any, so the
 * growth is judged by those. Filling takes some minutes.
 */
import { parseArgs } from 'node:util';
import postgres from 'postgres';
import { runnerImport } from 'vite';
import { createPostgisDatabase } from './servers.js';
import {
	copyToPublic,
	DAYS_BETWEEN_ROUNDS,
	growRecord,
	LAST_DAY,
	WHOLE,
	writeBackground
} from './summary-record.js';
import { quantile } from './timing.js';

/** @import { Database, openDatabase } from '../../src/lib/server/db/connection.ts' */
/** @import { SESSION } from '../../src/lib/server/db/session.ts' */
/** @import { listAreaSums } from '../../src/lib/server/queries/area-summaries.ts' */
/** @import { captureStatements } from '../support/listed-queries.ts' */
/** @import { Size } from './summary-record.js' */

const QUARTER = WHOLE.rounds / 4;
const BY_AREAS = [5, 10, 25].map((areas) => ({ areas, rounds: QUARTER }));
const BY_HISTORY = [1, 2, 4].map((times) => ({ areas: WHOLE.areas, rounds: times * QUARTER }));
const RUNS = 60;
const BAR_MS = 300;
/** What an index of four times the rows may be deeper by, and no more. */
const TOLERANCE = 1.25;
const MODULES = {
	connection: './src/lib/server/db/connection.ts',
	session: './src/lib/server/db/session.ts',
	summaries: './src/lib/server/queries/area-summaries.ts',
	queries: './tests/support/listed-queries.ts'
};

const { values } = parseArgs({ options: { seed: { type: 'string', default: '20261123' } } });
let state = Number(values.seed);

const [connection, session, summaries, queries] =
	/** @type {[{ openDatabase: typeof openDatabase }, { SESSION: typeof SESSION }, { listAreaSums: typeof listAreaSums }, { captureStatements: typeof captureStatements }]} */ (
		await Promise.all(Object.values(MODULES).map(async (path) => (await runnerImport(path)).module))
	);

const created = await createPostgisDatabase();
if ('missing' in created) throw new Error(`This bench needs PostGIS: ${created.missing}.`);
const database = await connection.openDatabase({ kind: 'postgres', url: created.url }, () => {});
const sql = postgres(created.url, { max: 1, onnotice: () => {}, connection: { ...session.SESSION } });
process.once('SIGINT', () => void close().finally(() => process.exit(130)));
try {
	await sql.begin(async (tx) => {
		await withoutTriggers(tx);
		await writeBackground(tx);
	});
	let size = { areas: 0, rounds: 0 };
	/** @param {Size} to */
	const grow = async (to) => {
		if (to.areas === size.areas && to.rounds === size.rounds) return;
		await sql.begin(async (tx) => {
			await withoutTriggers(tx);
			await growRecord(tx, size, to);
		});
		await sql`VACUUM ANALYZE`;
		size = to;
	};
	await compare('areas', BY_AREAS, grow);
	await compare('history', BY_HISTORY, grow);
	await measureWhole();
} finally {
	await close();
}

/**
 * Measures several sizes as a coordinator, on days that all of them have counts for.
 *
 * @param {'areas' | 'history'} what grows
 * @param {Size[]} sizes
 * @param {(to: Size) => Promise<void>} grow
 */
async function compare(what, sizes, grow) {
	console.log(`\nMore ${what}, as a coordinator`);
	/** @type {{ size: Size, blocks: number, p50: number } | undefined} */
	let first;
	for (const size of sizes) {
		await grow(size);
		const blocks = await countBlocks(drawDay(QUARTER));
		const times = await timeSummaries('coordinator', QUARTER);
		const p50 = quantile(times, 0.5);
		first ??= { size, blocks, p50 };
		const expected = what === 'areas' ? size.areas / first.size.areas : 1;
		const growth = blocks / first.blocks;
		const isMet = growth <= expected * TOLERANCE;
		if (!isMet) process.exitCode = 1;
		console.log(
			`${size.areas} areas, ${(size.areas * size.rounds * 100).toLocaleString('en')} figures`.padEnd(30) +
				`p50 ${p50.toFixed(0)} ms (${(p50 / first.p50).toFixed(2)} times), ` +
				`${blocks.toLocaleString('en')} blocks (${growth.toFixed(2)} times, at most ${(expected * TOLERANCE).toFixed(2)}: ${isMet ? 'met' : 'NOT MET'})`
		);
	}
}

/** Measures the whole record on any day of it, as those who read it. */
async function measureWhole() {
	await sql.begin(async (tx) => {
		await withoutTriggers(tx);
		await copyToPublic(tx);
	});
	await sql`VACUUM ANALYZE`;
	console.log('\n1,000,000 figures and 5,000 shelters, any day');
	for (const role of /** @type {const} */ (['public', 'coordinator'])) {
		const times = await timeSummaries(role, WHOLE.rounds);
		const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
		const isMet = p95 <= BAR_MS;
		if (!isMet) process.exitCode = 1;
		console.log(
			`${role.padEnd(30)}p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (at most ${BAR_MS} ms: ${isMet ? 'met' : 'NOT MET'})`
		);
	}
}

/**
 * @param {'public' | 'coordinator'} role
 * @param {number} rounds how far back the days go
 */
async function timeSummaries(role, rounds) {
	const times = [];
	for (let run = -5; run < RUNS; run++) {
		const view = toView(drawDay(rounds));
		const startedAt = performance.now();
		await database.withActor({ role, userId: 'bench' }, (tx) => summaries.listAreaSums(tx, view));
		// The first few warm up.
		if (run >= 0) times.push(performance.now() - startedAt);
	}
	return times;
}

/**
 * How many blocks the database looks at for one answer, in memory or not.
 *
 * @param {string} asOf
 */
async function countBlocks(asOf) {
	const [statement] = await queries.captureStatements((tx) => summaries.listAreaSums(tx, toView(asOf)));
	if (!statement) throw new Error('The summary asks nothing.');
	return sql.begin(async (tx) => {
		await tx`SET LOCAL ROLE sala_coordinator`;
		// Raw, as the statement to explain is text already, with its parameters apart.
		const [row] = await tx.unsafe(
			`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement.text}`,
			/** @type {postgres.ParameterOrJSON<never>[]} */ (statement.parameters)
		);
		const plan = row?.['QUERY PLAN'][0].Plan;
		return Number(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']);
	});
}

/** @param {string} asOf */
function toView(asOf) {
	return {
		asOf,
		revision: Number.MAX_SAFE_INTEGER,
		datasets: /** @type {const} */ (['public_record', 'live'])
	};
}

/**
 * A day with counts before it. Mulberry32.
 *
 * @param {number} rounds
 */
function drawDay(rounds) {
	state = (state + 0x6d2b79f5) | 0;
	let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	const days = (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (rounds - 10) * DAYS_BETWEEN_ROUNDS;
	return new Date(Date.parse(LAST_DAY) - Math.floor(days) * 86_400_000).toISOString().slice(0, 10);
}

/** What is filled in is invented, and neither audited nor checked row by row. @param {postgres.TransactionSql} tx */
async function withoutTriggers(tx) {
	await tx`SET LOCAL session_replication_role = replica`;
}

async function close() {
	await sql.end();
	await database.close();
	if ('remove' in created) await created.remove();
}
