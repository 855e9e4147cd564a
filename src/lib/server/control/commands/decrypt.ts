import { resolve } from 'node:path';
import { today } from '#lib/server/clock.ts';
import { UsageError, type PlainCommand } from '#lib/server/control/command.ts';
import { readArguments } from '#lib/server/control/commands/arguments.ts';
import { openSealedFile, readFileName } from '#lib/server/control/commands/sealed-file.ts';
import { refuseToOverwrite, writeWhole } from '#lib/server/control/commands/write-file.ts';
import { Refusal } from '#lib/server/control/refusal.js';

const ENDING = '.sala';

/** The command `decrypt`: an encrypted export into the file that it was. */
export const decryptCommand: PlainCommand = {
	name: 'decrypt',
	usage: `decrypt FILE${ENDING}`,
	summary: 'Opens an encrypted export, until the day it says, into the file without its ending.',
	options: { '--force': 'write over a file that is there' },
	async run({ args, directory, passphrase, out }) {
		const { words, flags } = readArguments(args, { values: [], flags: ['force'] });
		const file = readFileName(words, 'Say which one file to open.');
		if (!file.endsWith(ENDING)) throw new UsageError(`The name of an encrypted export ends with ${ENDING}.`);
		const plainName = file.slice(0, -ENDING.length);
		const path = resolve(directory, plainName);
		if (!flags.force) refuseToOverwrite([path]);
		const { head, plain } = await openSealedFile(resolve(directory, file), passphrase, 'export');
		if (head.expiresOn !== null && today() > head.expiresOn) {
			throw new Refusal(
				`${file} could be opened until ${head.expiresOn}.`,
				'Ask for a new export: what was true then may not be shown now.'
			);
		}
		await writeWhole(path, plain);
		await out(
			`${plainName} is open: anybody who reads this disk can read it. Delete it when it is done with.\n`
		);
		return 0;
	}
};
