import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import postgres from 'postgres';
import { withDatabase } from './with-database.ts';

/** A log-in role with a database of its own on the server of the tests, as an administrator would make them. */
export interface LoginRole {
	name: string;
	database: string;
	/** Address of the database for the role. */
	url: string;
	/** Drops both. */
	remove(): Promise<void>;
}

/** What the administrator does beforehand. */
export interface Preparation {
	/** Attributes of the role besides that it may log in. */
	attributes?: 'CREATEROLE' | 'NOLOGIN' | 'CONNECTION LIMIT 0';
	/** Makes the role the owner of the database. */
	ownsDatabase?: boolean;
	/** Installs PostGIS in the database. */
	postgis?: boolean;
	/** Runs drizzle/roles.sql for the role. */
	roles?: boolean;
}

const silent = () => {};

/**
 * Makes a role that may log in and nothing more, and a database.
 *
 * @param serverUrl of a superuser; where it names no host the server must listen on 127.0.0.1
 */
export async function createLoginRole(serverUrl: string, prepared: Preparation = {}): Promise<LoginRole> {
	const suffix = randomBytes(4).toString('hex');
	const [name, database, password] = [
		`sala_login_${suffix}`,
		`sala_login_${suffix}`,
		randomBytes(12).toString('hex')
	];
	const server = postgres(serverUrl, { max: 1, onnotice: silent });
	// Raw, as neither names nor the password of a role can be parameters; all are made up here.
	await server.unsafe(`CREATE ROLE "${name}" LOGIN PASSWORD '${password}'`);
	if (prepared.attributes) await server.unsafe(`ALTER ROLE "${name}" ${prepared.attributes}`);
	await server.unsafe(`CREATE DATABASE "${database}" ${prepared.ownsDatabase ? `OWNER "${name}"` : ''}`);
	const administrator = postgres(withDatabase(serverUrl, database), { max: 1, onnotice: silent });
	if (prepared.postgis) await administrator`CREATE EXTENSION postgis`;
	if (prepared.roles) {
		await administrator`SELECT set_config('sala.login', ${name}, false)`;
		// Raw, as the file is many statements.
		await administrator.unsafe(await readFile('drizzle/roles.sql', 'utf8'));
	}
	await administrator.end();
	const [port] = await server<{ port: string }[]>`SELECT current_setting('port') AS port`;
	const { hostname } = new URL(serverUrl);
	return {
		name,
		database,
		url: `postgres://${name}:${password}@${hostname || '127.0.0.1'}:${new URL(serverUrl).port || port?.port}/${database}`,
		async remove() {
			await server`DROP DATABASE ${server(database)} WITH (FORCE)`;
			await server`DROP ROLE ${server(name)}`;
			await server.end();
		}
	};
}
