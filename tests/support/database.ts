import { randomBytes } from 'node:crypto';
import { cp, rm } from 'node:fs/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Actor } from '#lib/server/db/actor.ts';
import { openDatabase, type Database, type DatabaseTarget } from '#lib/server/db/connection.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import type { Templates } from './database-setup.ts';
import { withDatabase } from './with-database.ts';

/** A copy of a template for one test file, opened before its tests and removed after them. */
export function useDatabase(template: 'empty' | 'record'): { readonly current: Database } {
	let opened: { database: Database; remove(): Promise<void> } | undefined;
	beforeAll(async () => {
		opened = await openCopy(inject('templates'), template);
	}, 60_000);
	afterAll(async () => {
		await opened?.database.close();
		await opened?.remove();
	});
	return {
		get current() {
			if (!opened) throw new Error('The database is open only while tests run.');
			return opened.database;
		}
	};
}

class RolledBack extends Error {}

/** Does the work as the actor in a transaction that is rolled back, and gives what the work returned. */
export async function rolledBack<T>(
	database: Database,
	actor: Actor,
	work: (tx: Tx) => Promise<T>
): Promise<T> {
	let result: { value: T } | undefined;
	await database
		.withActor(actor, async (tx) => {
			result = { value: await work(tx) };
			throw new RolledBack();
		})
		.catch((error: unknown) => {
			if (!(error instanceof RolledBack)) throw error;
		});
	if (!result) throw new Error('The work was rolled back before it returned.');
	return result.value;
}

/** A copy of a template that is not open yet. */
export interface Copy {
	target: DatabaseTarget;
	/** Deletes it, whoever still has it open. */
	remove(): Promise<void>;
}

/** Copies a template, for tests that open and close a database themselves. */
export async function copyTemplate(templates: Templates, template: 'empty' | 'record'): Promise<Copy> {
	const suffix = randomBytes(4).toString('hex');
	if (templates.serverUrl === null) {
		const directory = `${templates[template]}-${suffix}`;
		await cp(templates[template], directory, { recursive: true });
		return {
			target: { kind: 'embedded', directory },
			remove: () => rm(directory, { recursive: true, force: true })
		};
	}
	const server = postgres(templates.serverUrl, { max: 1, onnotice: silent });
	const name = `${templates[template].replace(/_[a-z]+$/, '')}_${suffix}`;
	await server`CREATE DATABASE ${server(name)} TEMPLATE ${server(templates[template])}`;
	return {
		target: { kind: 'postgres', url: withDatabase(templates.serverUrl, name) },
		remove: async () => {
			await server`DROP DATABASE ${server(name)} WITH (FORCE)`;
			await server.end();
		}
	};
}

const silent = () => {};

async function openCopy(templates: Templates, template: 'empty' | 'record') {
	const copy = await copyTemplate(templates, template);
	return { database: await openDatabase(copy.target, silent), remove: () => copy.remove() };
}
