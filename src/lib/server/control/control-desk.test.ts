import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findHolder, runInHolder } from '#lib/server/control/client.js';
import { createControlDesk, type CallerContext, type ControlDesk } from '#lib/server/control/control-desk.ts';
import { callOn, takeLock, type Lock } from '#lib/server/control/lock.js';
import type { Terminal } from '#lib/server/control/terminal.js';

let folder: string;
let path: string;
let lock: Lock;
let desk: ControlDesk;

/** Opens a desk whose every command is `run`. */
async function hold(run: (name: string, context: CallerContext) => Promise<number>): Promise<void> {
	desk = createControlDesk(run);
	lock = await takeLock(path, (socket) => desk.answer(socket));
}

/** A terminal that keeps what is written to it, each text after its stream. */
function createRecorder(out?: (text: string) => Promise<void>): Terminal & { heard: string[] } {
	const heard: string[] = [];
	const keep = (stream: string) => (text: string) => {
		heard.push(`${stream} ${text}`);
		return Promise.resolve();
	};
	return {
		heard,
		out: out ?? keep('out'),
		err: keep('err'),
		progress: keep('progress'),
		say: (line) => void heard.push(`say ${line}`)
	};
}

function call(terminal: Terminal, signal = new AbortController().signal, args: string[] = []) {
	return runInHolder(
		path,
		{ command: 'import', args, directory: '/from/here', passphrase: null },
		terminal,
		signal
	);
}

const untilAborted = (signal: AbortSignal) =>
	new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sala-desk-'));
	path = join(folder, 'control.sock');
});
afterEach(async () => {
	await desk.close();
	await lock.release();
	rmSync(folder, { recursive: true, force: true });
});

describe('runInHolder', () => {
	it('runs a command in the process that holds the lock, with its output and exit code', async () => {
		await hold(async (name, { args, directory, out, err, progress }) => {
			await out(`${name} ${args.join()} ${directory}`);
			await progress('half');
			await err('careful');
			await out('done\n');
			return 3;
		});
		desk.open();
		const terminal = createRecorder();
		expect(await call(terminal, undefined, ['a', 'ខ\n"'])).toEqual({ outcome: 'ran', code: 3 });
		expect(terminal.heard).toEqual([
			'out import a,ខ\n" /from/here',
			'progress half',
			'err careful',
			'out done\n'
		]);
	});

	it('waits until the holder is ready, and says so', async () => {
		await hold(() => Promise.resolve(0));
		const terminal = createRecorder();
		const calling = call(terminal);
		await expect.poll(() => terminal.heard.join()).toContain(`Waiting for process ${process.pid}`);
		desk.open();
		expect(await calling).toEqual({ outcome: 'ran', code: 0 });
	});

	it('tells a holder that left before it began from one that ended in the middle', async () => {
		await hold((_name, { signal }) => untilAborted(signal).then(() => 1));
		const early = call(createRecorder());
		await expect.poll(() => findHolder(path)).toEqual({ pid: process.pid, isServing: false });
		await lock.release();
		expect(await early).toEqual({ outcome: 'left' });

		await hold(async (_name, { out, signal }) => {
			await out('begun');
			await untilAborted(signal);
			return 1;
		});
		desk.open();
		const terminal = createRecorder();
		const late = call(terminal);
		await expect.poll(() => terminal.heard).toEqual(['out begun']);
		await lock.release();
		expect(await late).toEqual({ outcome: 'died' });
		expect(await call(createRecorder())).toEqual({ outcome: 'nobody' });
	});

	it('cancels the command and still hears its last words', async () => {
		await hold(async (_name, { err, signal }) => {
			await untilAborted(signal);
			await err('nothing was written');
			return 130;
		});
		desk.open();
		const cancelling = new AbortController();
		const terminal = createRecorder();
		const calling = call(terminal, cancelling.signal);
		setTimeout(() => cancelling.abort(), 50);
		expect(await calling).toEqual({ outcome: 'ran', code: 130 });
		expect(terminal.heard).toEqual(['err nothing was written']);
	});

	it('lets a command that has not begun be cancelled', async () => {
		await hold(() => Promise.resolve(0));
		const cancelling = new AbortController();
		const terminal = createRecorder();
		const calling = call(terminal, cancelling.signal);
		await expect.poll(() => terminal.heard.join()).toContain('Waiting');
		cancelling.abort();
		expect(await calling).toEqual({ outcome: 'left' });
	});

	it('makes a command wait for a slow reader', async () => {
		let written = 0;
		await hold(async (_name, { out }) => {
			for (; written < 400; written++) await out('x'.repeat(65_536));
			return 0;
		});
		desk.open();
		let go: () => void = () => {};
		const gate = new Promise<void>((resolve) => (go = resolve));
		let heard = 0;
		const calling = call(
			createRecorder(async (text) => {
				await gate;
				heard += text.length;
			})
		);
		await new Promise((resolve) => setTimeout(resolve, 300));
		expect(written).toBeLessThan(100);
		go();
		expect(await calling).toEqual({ outcome: 'ran', code: 0 });
		expect(heard).toBe(400 * 65_536);
	});
});

describe('createControlDesk', () => {
	it('cancels a command whose caller is gone', async () => {
		let isAborted = false;
		await hold(async (_name, { out, signal }) => {
			signal.addEventListener('abort', () => (isAborted = true));
			while (!signal.aborted) await out('x'.repeat(65_536));
			return 1;
		});
		desk.open();
		const gone = call(createRecorder(() => Promise.reject(new Error('reader gone'))));
		await expect(gone).rejects.toThrow('reader gone');
		await expect.poll(() => isAborted).toBe(true);
	});

	it('waits at its close for the commands it cancels', async () => {
		const steps: string[] = [];
		await hold(async (_name, { signal, out }) => {
			await out('begun');
			await untilAborted(signal);
			await new Promise((resolve) => setTimeout(resolve, 50));
			steps.push('command ended');
			return 130;
		});
		desk.open();
		const terminal = createRecorder();
		const calling = call(terminal);
		await expect.poll(() => terminal.heard).toEqual(['out begun']);
		await desk.close();
		steps.push('desk closed');
		expect(steps).toEqual(['command ended', 'desk closed']);
		expect(await calling).toEqual({ outcome: 'ran', code: 130 });
	});

	it('hangs up on a caller that speaks no sense, and goes on', async () => {
		await hold(() => Promise.resolve(0));
		desk.open();
		const socket = await callOn(path);
		socket!.write('GET / HTTP/1.1\r\n\r\n');
		socket!.resume();
		await new Promise((resolve) => socket!.once('close', resolve));
		expect(await call(createRecorder())).toEqual({ outcome: 'ran', code: 0 });
	});
});

describe('findHolder', () => {
	it('names the process that has the database open', async () => {
		await hold(() => Promise.resolve(0));
		expect(await findHolder(path)).toEqual({ pid: process.pid, isServing: false });
		desk.open();
		expect(await findHolder(path)).toEqual({ pid: process.pid, isServing: true });
	});
});
