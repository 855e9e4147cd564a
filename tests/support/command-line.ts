import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { runCommand } from '#lib/server/control/run-command.ts';
import type { Database } from '#lib/server/db/connection.ts';

/** A caller of commands, standing in a folder of its own for each test. */
export interface CommandLine {
	/** Runs a command and gives back what its caller sees. */
	run: (name: string, ...args: string[]) => Promise<{ code: number; out: string; err: string }>;
	/** The passphrase that commands are given from now on. */
	say: (passphrase: string | null) => void;
	/** Writes a file of the folder. */
	put: (name: string, content: Uint8Array | string) => void;
	/** Reads a file of the folder. */
	read: (name: string) => string;
	/** Names of the files in the folder, in order. */
	list: () => string[];
}

/** The command line of a database, in the tests of one file. */
export function useCommandLine(of: { readonly current: Database }): CommandLine {
	let folder = '';
	let passphrase: string | null = null;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'sala-commands-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));
	return {
		async run(name, ...args) {
			const heard = { out: '', err: '' };
			const context = {
				args,
				directory: folder,
				passphrase,
				signal: new AbortController().signal,
				program: {
					version: '0.1.0',
					target: { kind: 'embedded' as const, directory: '/none' },
					address: null,
					home: 'http://localhost:3000'
				},
				out: (text: string) => Promise.resolve(void (heard.out += text)),
				err: (text: string) => Promise.resolve(void (heard.err += text)),
				progress: () => Promise.resolve()
			};
			const code = await runCommand(name, context, () => Promise.resolve(of.current));
			return { code, ...heard };
		},
		say: (given) => void (passphrase = given),
		put: (name, content) => writeFileSync(join(folder, name), content),
		read: (name) => readFileSync(join(folder, name), 'utf8'),
		list: () => readdirSync(folder).sort()
	};
}
