import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '#lib/server/db/connection.ts';
import { loadWhenEmpty } from '#lib/server/import/seed.ts';
import { TODAY } from '../fixtures/known.ts';
import { withDatabase } from './with-database.ts';

/** Where the templates of this run are: databases of a server, or folders. */
export interface Templates {
	/** Address of the server, without a database; null for the embedded database. */
	serverUrl: string | null;
	/** Migrated and empty. */
	empty: string;
	/** Migrated, with boundaries and the public record. */
	record: string;
}

declare module 'vitest' {
	interface ProvidedContext {
		templates: Templates;
	}
}

/**
 * Makes the two templates once a run: in PostgreSQL where SALA_TEST_DATABASE is set, else as embedded folders.
 * Test files open copies of them (`tests/support/database.ts`).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const serverUrl = process.env.SALA_TEST_DATABASE ?? null;
	return serverUrl ? setUpPostgres(project, serverUrl) : setUpEmbedded(project);
}

const silent = () => {};

async function setUpPostgres(project: TestProject, serverUrl: string): Promise<() => Promise<void>> {
	const templates = {
		serverUrl,
		empty: `sala_test_${process.pid}_empty`,
		record: `sala_test_${process.pid}_record`
	};
	const server = postgres(serverUrl, { max: 1, onnotice: silent });
	await server`CREATE DATABASE ${server(templates.empty)}`;
	await (
		await openDatabase({ kind: 'postgres', url: withDatabase(serverUrl, templates.empty) }, silent)
	).close();
	await server`CREATE DATABASE ${server(templates.record)} TEMPLATE ${server(templates.empty)}`;
	const record = await openDatabase(
		{ kind: 'postgres', url: withDatabase(serverUrl, templates.record) },
		silent
	);
	await loadWhenEmpty(record, TODAY, silent);
	await record.close();
	project.provide('templates', templates);
	return async () => {
		const left = await server<{ name: string }[]>`
			SELECT datname AS name FROM pg_database WHERE datname LIKE ${`sala_test_${process.pid}_%`}`;
		for (const { name } of left) await server`DROP DATABASE ${server(name)} WITH (FORCE)`;
		await server.end();
	};
}

async function setUpEmbedded(project: TestProject): Promise<() => Promise<void>> {
	const directory = await mkdtemp(join(tmpdir(), 'sala-test-'));
	const templates = { serverUrl: null, empty: join(directory, 'empty'), record: join(directory, 'record') };
	await (await openDatabase({ kind: 'embedded', directory: templates.empty }, silent)).close();
	await cp(templates.empty, templates.record, { recursive: true });
	const record = await openDatabase({ kind: 'embedded', directory: templates.record }, silent);
	await loadWhenEmpty(record, TODAY, silent);
	await record.close();
	project.provide('templates', templates);
	return () => rm(directory, { recursive: true, force: true });
}
