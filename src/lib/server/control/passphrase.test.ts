import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { askPassphrase } from '#lib/server/control/passphrase.js';
import { Refusal } from '#lib/server/control/refusal.js';

/** A terminal on which somebody types these lines, and what is shown there. */
function createProcess(lines: string[], env: Record<string, string> = {}, isTTY = true) {
	const stdin = Object.assign(new PassThrough(), { isTTY, setRawMode: () => {} });
	const stderr = new PassThrough();
	let shown = '';
	stderr.on('data', (bytes: Buffer) => {
		shown += bytes.toString();
		// The next line is typed when it is asked for.
		if (/: $/.test(shown)) setImmediate(() => stdin.write(`${lines.shift() ?? '\u0003'}\r`));
	});
	return { process: { env, stdin: stdin as unknown as ReadStream, stderr }, shown: () => shown };
}

const ask = (command: string, { process }: ReturnType<typeof createProcess>, ...args: string[]) =>
	askPassphrase(command, args, process);

describe('askPassphrase', () => {
	it('asks twice for a new one and once for one that is known, and shows none', async () => {
		const sealing = createProcess(['four words', 'four words']);
		expect(await ask('backup', sealing, 'a.sala')).toBe('four words');
		expect(sealing.shown()).toBe('Passphrase of the file: \nThe same again: \n');
		const opening = createProcess(['four words']);
		expect(await ask('restore', opening, 'a.sala')).toBe('four words');
		expect(opening.shown()).toBe('Passphrase of the file: \n');
	});

	it('refuses two that differ', async () => {
		await expect(ask('backup', createProcess(['one', 'other']))).rejects.toThrow('are not the same');
	});

	it('takes it from the environment without asking', async () => {
		const given = createProcess([], { SALA_BACKUP_PASSPHRASE: 'of the environment' }, false);
		for (const command of ['backup', 'restore', 'decrypt'])
			expect(await ask(command, given)).toBe('of the environment');
		expect(given.shown()).toBe('');
	});

	it('says where to put it where nobody can type', async () => {
		const asking = ask('backup', createProcess([], {}, false));
		await expect(asking).rejects.toBeInstanceOf(Refusal);
		await expect(asking).rejects.toMatchObject({
			remedy: expect.stringContaining('SALA_BACKUP_PASSPHRASE')
		});
	});

	it('asks nothing for other commands, and for help', async () => {
		const nobody = createProcess([], {}, false);
		expect(await ask('export', nobody, 'compounds')).toBeNull();
		expect(await ask('backup', nobody, '--help')).toBeNull();
		expect(await ask('export', createProcess(['a b', 'a b']), 'compounds', '--internal')).toBe('a b');
	});
});
