import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { withDatabase } from './with-database.ts';

/** A new and empty database of a server, for one server of Sala. */
export interface ServerDatabase {
	/** What DATABASE_URL is to be. */
	url: string;
	name: string;
	/** Deletes it, whoever still has it open. */
	remove(): Promise<void>;
}

const silent = () => {};

/** Makes a database of its own on the server of the tests. */
export async function createDatabase(serverUrl: string): Promise<ServerDatabase> {
	const server = postgres(serverUrl, { max: 1, onnotice: silent });
	const name = `sala_e2e_${randomBytes(4).toString('hex')}`;
	await server`CREATE DATABASE ${server(name)}`;
	return {
		url: withDatabase(serverUrl, name),
		name,
		async remove() {
			await server`DROP DATABASE IF EXISTS ${server(name)} WITH (FORCE)`;
			await server.end();
		}
	};
}
