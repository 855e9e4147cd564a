import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PlainCommand, Program } from '#lib/server/control/command.ts';

/** The command `status`: which program, which database, and whether a server runs on it. Opens nothing. */
export const status: PlainCommand = {
	name: 'status',
	usage: 'status',
	summary: 'Shows the version of the program, its database, and whether a server runs.',
	async run({ out, program }) {
		await out(
			`Sala      ${program.version}\nDatabase  ${describe(program)}\nServer    ${findServer(program)}\n`
		);
		return 0;
	}
};

function describe({ target }: Program): string {
	if (target.kind === 'embedded') {
		const isThere = existsSync(join(target.directory, 'database'));
		return `embedded, in ${target.directory}${isThere ? '' : ' (not created yet)'}`;
	}
	const { hostname, port, pathname } = new URL(target.url);
	return `PostgreSQL, ${pathname.slice(1)} on ${hostname}${port && `:${port}`}`;
}

function findServer({ target, address }: Program): string {
	if (address !== null) return `${address} (process ${process.pid})`;
	return target.kind === 'embedded'
		? 'not running'
		: 'not known: with DATABASE_URL a command does not meet it';
}
