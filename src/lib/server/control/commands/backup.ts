import { resolve } from 'node:path';
import { dump } from '#lib/server/backup/dump.ts';
import type { Command } from '#lib/server/control/command.ts';
import { readArguments } from '#lib/server/control/commands/arguments.ts';
import { readFileName, sealFor } from '#lib/server/control/commands/sealed-file.ts';
import { refuseToOverwrite, writeWhole } from '#lib/server/control/commands/write-file.ts';
import { OWNER } from '#lib/server/db/actor.ts';

/** The command `backup`: the whole database into one encrypted file. */
export const backupCommand: Command = {
	name: 'backup',
	usage: 'backup FILE',
	summary: 'Writes the whole database, accounts too, into a file encrypted with a passphrase.',
	options: { '--force': 'write over a file that is there' },
	async run({ args, directory, database, passphrase, out, progress, signal }) {
		const { words, flags } = readArguments(args, { values: [], flags: ['force'] });
		const file = readFileName(words, 'Say which one file to write.');
		const path = resolve(directory, file);
		if (!flags.force) refuseToOverwrite([path]);
		const seal = await sealFor(passphrase, 'backup', null);
		await progress('Writing the backup');
		await database.withActor(OWNER, (tx) => writeWhole(path, seal(toBytes(dump(tx), signal))));
		await out(
			`The database is in ${file}, encrypted. Without the passphrase nobody can read it, and nobody can help.\nSecond factors open only with the secret they were set up with (SALA_SECRET, or the file secret in the folder of the\nembedded database): keep it too, apart from this file.\n`
		);
		return 0;
	}
};

async function* toBytes(lines: AsyncIterable<string>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
	for await (const line of lines) {
		signal.throwIfAborted();
		yield Buffer.from(line);
	}
}
