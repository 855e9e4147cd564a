import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { beginRevision } from '#lib/server/commands/records.ts';
import { invite } from '#lib/server/commands/invitations.ts';
import { COMMAND_LINE, OWNER, PUBLIC } from '#lib/server/db/actor.ts';
import { openDatabase, type Database } from '#lib/server/db/connection.ts';
import { rows } from '#lib/server/db/rows.ts';
import { readBackupRows } from '../support/backup-rows.ts';
import { useCommandLine } from '../support/command-line.ts';
import { useDatabase } from '../support/database.ts';
import { asSuperuser, readAll } from '../support/superuser.ts';
import { makeAccount, openTestAccounts, visit } from '../support/visitor.ts';

const source = useDatabase('record');
const target = useDatabase('empty');
const last = useDatabase('empty');
const from = useCommandLine(source);
const into = useCommandLine(target);
const back = useCommandLine(last);

const SECRET = 'a passphrase for files alone';
const folder = mkdtempSync(join(tmpdir(), 'sala-backup-'));
const file = join(folder, 'all.sala');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isEmpty = async (database: Database) =>
	[...(await readBackupRows(database)).values()].every((found) => found.length === 0);

/** What readers are shown, in a few numbers and one text. */
const readPublic = ({ withActor }: Database) =>
	withActor(PUBLIC, (tx) =>
		rows(
			tx,
			sql`SELECT (SELECT count(*)::int FROM records) AS records, (SELECT md5(string_agg(f::text, '|' ORDER BY f.id)) FROM figures f) AS figures,
				(SELECT md5(string_agg(e::text, '|' ORDER BY e.id)) FROM events e) AS events, (SELECT md5(string_agg(c::text, '|' ORDER BY c.id)) FROM compounds c) AS compounds`
		)
	);

/** Whether one database holds what the other does, but for the publication that a restore adds. */
async function expectSame(restored: Database, original: Map<string, string[]>): Promise<void> {
	const there = await readBackupRows(restored);
	expect([...there.keys()]).toEqual([...original.keys()]);
	for (const [table, found] of original) {
		const now = there.get(table)!;
		// The publication at the end of a restore adds a row of its own to both.
		const isAddedTo = ['sala.publication_runs', 'sala.audit'].includes(table);
		expect(isAddedTo ? now.slice(0, found.length) : now, table).toEqual(found);
	}
}

let original: Map<string, string[]>;

beforeAll(async () => {
	const accounts = openTestAccounts(source.current);
	await makeAccount(source.current, accounts, 'sok@example.org', 'coordinator');
	await visit(accounts).signIn('sok@example.org');
	await source.current.withActor(COMMAND_LINE, (tx) => invite(tx, { email: 'x@example.org', role: 'donor' }));
	for (const line of [from, into, back]) line.say(SECRET);
});

describe('backup', () => {
	it('sees one moment of the whole database, as nobody else does', async () => {
		const seen = await source.current.withActor(OWNER, (tx) =>
			rows(tx, sql`SELECT current_user::text AS role, current_setting('transaction_isolation') AS isolation`)
		);
		expect(seen).toEqual([{ role: 'sala_owner', isolation: 'repeatable read' }]);
	});

	it('writes one file that only its owner may read, and nothing readable into it', async () => {
		await from.run('withdraw', 'KH-C-001', '--reason', 'for a test');
		original = await readBackupRows(source.current);
		const { code, out } = await from.run('backup', file);
		expect({ code, isSaid: out.includes('Without the passphrase nobody can read it') }).toEqual({
			code: 0,
			isSaid: true
		});
		expect(statSync(file).mode & 0o777).toBe(0o600);
		const text = readFileSync(file).toString('latin1');
		for (const word of ['KH-C-001', 'sok@example.org', 'sala.records', 'Phnom Penh'])
			expect(text).not.toContain(word);
		expect(readdirSync(folder)).toEqual(['all.sala']);
	});

	it('holds every table but what ends with a restore', async () => {
		const tables = await readAll<{ name: string; count: number }>(
			source.current,
			sql`SELECT schemaname || '.' || relname AS name, 1 AS count FROM pg_stat_user_tables
				WHERE schemaname IN ('sala', 'sala_accounts')`
		);
		const left = tables.map(({ name }) => name).filter((name) => !original.has(name));
		expect(left.sort()).toEqual([
			'sala.migrations',
			'sala.office',
			'sala_accounts.rate_limits',
			'sala_accounts.sessions',
			'sala_accounts.verifications'
		]);
		expect(original.get('sala.figures')!.length).toBeGreaterThan(50);
		expect(original.get('sala_accounts.users')).toHaveLength(1);
	});

	it('refuses a short passphrase, none, and a file that is there', async () => {
		from.say('too short');
		expect(await from.run('backup', 'b.sala')).toMatchObject({
			code: 1,
			err: expect.stringContaining('shorter than 15 letters')
		});
		from.say(null);
		expect((await from.run('backup', 'b.sala')).code).toBe(1);
		from.say(SECRET);
		expect((await from.run('backup', file)).err).toContain('there already');
		expect(from.list()).toEqual([]);
	});
});

describe('restore', () => {
	it('keeps nothing of a file that was changed or cut off, or whose passphrase is another', async () => {
		const sealed = readFileSync(file);
		const changed = Buffer.from(sealed);
		changed[sealed.length - 2000] = changed[sealed.length - 2000]! ^ 1;
		writeFileSync(join(folder, 'changed.sala'), changed);
		writeFileSync(join(folder, 'cut.sala'), sealed.subarray(0, sealed.length - 40_000));
		writeFileSync(join(folder, 'other.sala'), 'sources.csv');
		for (const [name, reason] of [
			['changed', 'It was changed or cut off.'],
			['cut', 'cut off.'],
			['other', 'It is no sealed file of Sala.'],
			['gone', 'could not be read (ENOENT)']
		]) {
			const { code, err } = await into.run('restore', join(folder, `${name}.sala`));
			expect([code, err]).toEqual([1, expect.stringContaining(reason!)]);
		}
		into.say('another passphrase of files');
		expect((await into.run('restore', file)).err).toContain('The passphrase does not open');
		into.say(SECRET);
		expect(await isEmpty(target.current)).toBe(true);
	});

	it('refuses what another version of the program made', async () => {
		const rename = (hash: string) =>
			asSuperuser(target.current, (tx) =>
				tx.execute(
					sql`UPDATE sala.migrations SET hash = ${hash} || substr(hash, 2) WHERE id = (SELECT max(id) FROM sala.migrations)`
				)
			);
		const [{ first } = { first: '' }] = await readAll<{ first: string }>(
			target.current,
			sql`SELECT left(hash, 1) AS first FROM sala.migrations ORDER BY id DESC LIMIT 1`
		);
		await rename('-');
		expect((await into.run('restore', file)).err).toContain('made by another version of Sala');
		await rename(first);
		expect(await isEmpty(target.current)).toBe(true);
	});

	it('puts every row back as it was, and shows readers the same', async () => {
		const { code, out } = await into.run('restore', file);
		expect([code, out]).toEqual([0, expect.stringContaining('the public view is written anew')]);
		await expectSame(target.current, original);
		expect(await readPublic(target.current)).toEqual(await readPublic(source.current));
	});

	it('has no session, lets people sign in as before, and goes on counting', async () => {
		const accounts = openTestAccounts(target.current);
		const sessions = sql`SELECT FROM sala_accounts.sessions`;
		expect(await readAll(target.current, sessions)).toEqual([]);
		expect((await visit(accounts).signIn('sok@example.org')).status).toBe(200);
		const before = original.get('sala.revisions')!.length;
		const next = await target.current.withActor(COMMAND_LINE, (tx) => beginRevision(tx, 'after a restore'));
		expect(next).toBeGreaterThan(before);
		await target.current.withActor(COMMAND_LINE, (tx) =>
			invite(tx, { email: 'y@example.org', role: 'donor' })
		);
	});

	it('refuses a database that holds anything, and changes nothing of it', async () => {
		const before = await readBackupRows(target.current);
		const { code, err } = await into.run('restore', file);
		expect([code, err]).toEqual([1, expect.stringContaining('This database is not empty')]);
		expect(err).toContain('SALA_DIRECTORY');
		expect(await readBackupRows(target.current)).toEqual(before);
	});
});

describe.skipIf(inject('templates').serverUrl === null)('a backup of the one database', () => {
	const directory = join(folder, 'embedded');
	let embedded: Database | undefined;
	const here = useCommandLine({
		get current() {
			return embedded!;
		}
	});
	beforeAll(async () => {
		embedded = await openDatabase({ kind: 'embedded', directory }, () => {});
		here.say(SECRET);
	}, 120_000);
	afterAll(() => embedded?.close());

	it('goes into the other, and back', async () => {
		expect((await here.run('restore', file)).err).toBe('');
		await expectSame(embedded!, original);
		const between = await readBackupRows(embedded!);
		const other = join(folder, 'embedded.sala');
		expect((await here.run('backup', other)).code).toBe(0);
		expect((await back.run('restore', other)).code).toBe(0);
		await expectSame(last.current, between);
		expect(await readPublic(last.current)).toEqual(await readPublic(source.current));
	}, 120_000);
});
