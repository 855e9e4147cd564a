import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Database } from '#lib/server/db/connection.ts';
import { UsageError, type Command } from '#lib/server/control/command.ts';
import { commands } from '#lib/server/control/commands.ts';
import { Refusal } from '#lib/server/control/refusal.js';
import { runCommand } from '#lib/server/control/run-command.ts';

const DATABASE = { kind: 'embedded' } as Database;
const standing = [...commands];

/** Makes `tally` the name of a command that does `run`. */
function define(run: Command['run']): void {
	commands.push({ name: 'tally', usage: 'tally FILE', summary: 'Counts.', run });
}

/** Runs a command and gives back what its caller sees. */
async function observe(name: string, { args = [] as string[], signal = new AbortController().signal } = {}) {
	let out = '';
	let err = '';
	const openDatabase = vi.fn(() => Promise.resolve(DATABASE));
	const context = {
		args,
		directory: '/here',
		passphrase: null,
		signal,
		program: {
			version: '0.1.0',
			target: { kind: 'embedded' as const, directory: '/none' },
			address: null,
			home: 'http://localhost:3000'
		},
		out: (text: string) => Promise.resolve(void (out += text)),
		err: (text: string) => Promise.resolve(void (err += text)),
		progress: () => Promise.resolve()
	};
	const code = await runCommand(name, context, openDatabase);
	return { code, out, err, opened: openDatabase.mock.calls.length };
}

afterEach(() => {
	commands.splice(0, commands.length, ...standing);
	vi.restoreAllMocks();
});

describe('runCommand', () => {
	it('gives a command the open database, and its exit code to the caller', async () => {
		define(async ({ database, args, out }) => {
			await out(`${database.kind} ${args.join()}`);
			return 4;
		});
		expect(await observe('tally', { args: ['a', 'b'] })).toMatchObject({
			code: 4,
			out: 'embedded a,b',
			opened: 1
		});
	});

	it('suggests the nearest name for one it does not know, without opening the database', async () => {
		const seen = await observe('sttus');
		expect(seen).toMatchObject({ code: 2, out: '', opened: 0 });
		expect(seen.err).toContain('There is no command sttus (did you mean status?)');
	});

	it('shows the usage with exit code 2 when the arguments are not understood', async () => {
		define(() => Promise.reject(new UsageError('A file is missing.')));
		expect(await observe('tally')).toMatchObject({
			code: 2,
			out: '',
			err: 'A file is missing.\nUsage: node sala.js tally FILE\nCounts.\n'
		});
	});

	it('shows the usage when asked, without opening the database', async () => {
		define(() => Promise.resolve(1));
		const seen = await observe('tally', { args: ['--help'] });
		expect(seen).toEqual({ code: 0, out: 'Usage: node sala.js tally FILE\nCounts.\n', err: '', opened: 0 });
	});

	it('tells what a person can do about a refusal', async () => {
		define(() => Promise.reject(new Refusal('The disk is full.', 'Make room.')));
		expect(await observe('tally')).toMatchObject({ code: 1, err: 'The disk is full.\nMake room.\n' });
	});

	it('keeps the details of a defect for the log, under the number the caller is told', async () => {
		const log = vi.spyOn(console, 'error').mockImplementation(() => {});
		define(() => Promise.reject(new Error('inner detail')));
		const { code, err } = await observe('tally');
		expect(code).toBe(1);
		expect(err).not.toContain('inner detail');
		const id = /under ([0-9a-f]{8})/.exec(err)?.[1];
		expect(log.mock.calls.join()).toContain(`error ${id} in command tally\nError: inner detail`);
	});

	it('reports a command that was cancelled as such, whatever it threw', async () => {
		const cancelling = new AbortController();
		define(() => {
			cancelling.abort();
			return Promise.reject(new Error('interrupted'));
		});
		const seen = await observe('tally', { signal: cancelling.signal });
		expect(seen).toMatchObject({ code: 130, err: 'tally was cancelled.\n' });
	});

	it('lists every command with help', async () => {
		define(() => Promise.resolve(0));
		const { code, out, opened } = await observe('help');
		expect({ code, opened }).toEqual({ code: 0, opened: 0 });
		expect(out).toMatch(/^ {2}tally FILE +Counts\.$/m);
		expect(out).toMatch(/^ {2}status +Shows/m);
	});

	it('explains one command with help, and refuses one that is not there', async () => {
		expect(await observe('help', { args: ['status'] })).toMatchObject({
			code: 0,
			out: expect.stringContaining('Usage: node sala.js status\n') as string
		});
		expect(await observe('help', { args: ['nothing'] })).toMatchObject({ code: 2 });
	});

	it('says with status that an embedded database is not there and no server runs', async () => {
		const { out } = await observe('status');
		expect(out).toBe(
			'Sala      0.1.0\nDatabase  embedded, in /none (not created yet)\nServer    not running\n'
		);
	});
});
