import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const RIVALS = 6;

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sala-race-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Takes the lock as soon as it is told to, says how it went, and keeps it until it is killed. */
const RIVAL = `
	import { takeLock } from '#lib/server/control/lock.js';
	process.stdout.write('here');
	process.stdin.once('data', () =>
		takeLock(process.argv[1], (socket) => socket.end()).then(
			() => process.stdout.write('took'),
			(error) => process.stdout.write(error.name)
		)
	);
`;

describe('takeLock', () => {
	it('lets exactly one of several processes take over from one that was killed, each time', async () => {
		const path = join(folder, 'control.sock');
		for (let round = 0; round < 4; round++) {
			const rivals = await Promise.all(Array.from({ length: RIVALS }, () => startRival(path)));
			for (const rival of rivals) rival.go();
			const answers = await Promise.all(rivals.map((rival) => rival.answer));
			await Promise.all(rivals.map((rival) => rival.kill()));
			expect(answers.sort()).toEqual([...Array<string>(RIVALS - 1).fill('LockHeld'), 'took']);
		}
	});
});

async function startRival(path: string) {
	const child = spawn(process.execPath, ['--input-type=module', '-e', RIVAL, path], {
		stdio: ['pipe', 'pipe', 'inherit']
	});
	const ended = once(child, 'exit');
	await once(child.stdout, 'data');
	return {
		go: () => child.stdin.write('go'),
		answer: once(child.stdout, 'data').then(([bytes]) => String(bytes)),
		kill: async () => {
			child.kill('SIGKILL');
			await ended;
		}
	};
}
