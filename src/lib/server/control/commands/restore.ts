import { resolve } from 'node:path';
import { load } from '#lib/server/backup/load.ts';
import { publish } from '#lib/server/commands/records.ts';
import type { Command } from '#lib/server/control/command.ts';
import { readArguments } from '#lib/server/control/commands/arguments.ts';
import { openSealedFile, readFileName } from '#lib/server/control/commands/sealed-file.ts';
import { COMMAND_LINE, OWNER } from '#lib/server/db/actor.ts';
import { toCount } from '#lib/server/import/report.ts';

/** The command `restore`: a backup into an empty database. */
export const restoreCommand: Command = {
	name: 'restore',
	usage: 'restore FILE',
	summary: 'Puts a backup into a database that is still empty; everybody signs in anew.',
	opensEmpty: true,
	async run({ args, directory, database, passphrase, out, progress, signal }) {
		const { words } = readArguments(args, { values: [], flags: [] });
		const file = readFileName(words, 'Say which one file to restore.');
		const { plain, head } = await openSealedFile(resolve(directory, file), passphrase, 'backup');
		await progress('Restoring');
		const counts = await database.withActor(OWNER, (tx) => load(tx, toLines(plain, signal)));
		await progress('Publishing');
		await database.withActor(COMMAND_LINE, (tx) => publish(tx, `Restored a backup of ${head.createdAt}`));
		const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
		await out(
			`${toCount(rows, 'row')} of ${head.createdAt} are back, and the public view is written anew.\nSessions are not: everybody signs in again.\n`
		);
		return 0;
	}
};

async function* toLines(plain: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<string> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let rest = '';
	for await (const bytes of plain) {
		signal.throwIfAborted();
		const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
		rest = lines.pop() ?? '';
		yield* lines;
	}
	if (rest !== '') yield rest;
}
