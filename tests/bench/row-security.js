/**
 * What row level security costs: the same page, each time another day so that nothing kept answers it, with and without.
 * It is switched off and on in one database between blocks of requests, so that what disturbs one disturbs the other.
 */
import { createHmac, randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { TEST_SECRET } from '../support/server-process.js';
import { FRESH_PAGE, quantile, timeRequests, toAddress } from './timing.js';

/** The most that a page may take with it, against without. */
export const ROW_SECURITY_BAR = 1.3;

const ROUNDS = 8;
const REQUESTS_A_ROUND = 40;

/**
 * Times of a page in milliseconds.
 *
 * @typedef {{ reader: string, with: number[], without: number[] }} RowSecurityTimes
 */

/**
 * Measures the first page as anybody, and as a coordinator who answers for the country.
 *
 * @param {{ url: string, databaseUrl: string }} server on PostgreSQL
 * @returns {Promise<RowSecurityTimes[]>}
 */
export async function timeRowSecurity({ url, databaseUrl }) {
	const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
	try {
		const readers = [
			{ reader: 'anybody', cookie: '' },
			{ reader: 'a coordinator', cookie: await signInCoordinator(sql) }
		];
		/** @type {RowSecurityTimes[]} */
		const times = readers.map(({ reader }) => ({ reader, with: [], without: [] }));
		const address = () => toAddress(FRESH_PAGE, url);
		for (let round = 0; round <= ROUNDS; round++) {
			for (const isOn of round % 2 === 0 ? [true, false] : [false, true]) {
				await switchRowSecurity(sql, isOn);
				for (const [i, { cookie }] of readers.entries()) {
					const block = await timeRequests(address, REQUESTS_A_ROUND, 1, cookie ? { Cookie: cookie } : {});
					// The first round warms up.
					if (round > 0) times[i]?.[isOn ? 'with' : 'without'].push(...block);
				}
			}
		}
		return times;
	} finally {
		await switchRowSecurity(sql, true);
		await sql.end();
	}
}

/** @param {RowSecurityTimes[]} times */
export function printRowSecurity(times) {
	console.log('\nRow level security: / on PostGIS, another day each time, with and without');
	for (const { reader, with: on, without: off } of times) {
		const [p50On, p50Off] = [quantile(on, 0.5), quantile(off, 0.5)];
		const ratio = p50On / p50Off;
		const verdict = ratio <= ROW_SECURITY_BAR ? 'met' : 'not met';
		console.log(
			`${reader.padEnd(16)} p50 ${p50On.toFixed(1)} ms with, ${p50Off.toFixed(1)} ms without: ${ratio.toFixed(2)} times (at most ${ROW_SECURITY_BAR}: ${verdict})`
		);
	}
}

/**
 * @param {postgres.Sql} sql
 * @param {boolean} isOn
 */
async function switchRowSecurity(sql, isOn) {
	const tables = await sql`SELECT schemaname, tablename FROM pg_tables
		WHERE schemaname IN ('sala', 'sala_public', 'sala_donor', 'sala_researcher')`;
	await sql.begin(async (tx) => {
		for (const { schemaname, tablename } of tables) {
			await tx`ALTER TABLE ${tx(schemaname)}.${tx(tablename)} ${isOn ? tx`ENABLE` : tx`DISABLE`} ROW LEVEL SECURITY`;
		}
	});
}

/**
 * A session of a coordinator, written as signing in would write it; the cookie that holds it.
 *
 * @param {postgres.Sql} sql
 */
async function signInCoordinator(sql) {
	const [id, token] = [randomUUID(), randomUUID()];
	await sql`INSERT INTO sala_accounts.users (id, email, email_verified, name, role, two_factor_enabled, created_at, updated_at)
		VALUES (${id}, 'bench@example.org', true, 'Bench', 'coordinator', true, now(), now())`;
	await sql`INSERT INTO sala_accounts.sessions (id, token, user_id, expires_at, created_at, updated_at)
		VALUES (${randomUUID()}, ${token}, ${id}, now() + interval '1 hour', now(), now())`;
	await sql`INSERT INTO sala.user_scopes (user_id, area_pcode, given_by) VALUES (${id}, 'KH', 'bench')`;
	const signature = createHmac('sha256', TEST_SECRET).update(token).digest('base64');
	return `sala.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
