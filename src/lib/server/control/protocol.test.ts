import { createServer, type Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callOn } from '#lib/server/control/lock.js';
import { readMessages, send, type Reply } from '#lib/server/control/protocol.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sala-wire-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a reader makes of the bytes that a sender writes. */
async function transmit(write: (socket: Socket) => Promise<void>, longest?: number): Promise<Reply[]> {
	const path = join(folder, 's.sock');
	const server = createServer((socket) => {
		socket.on('error', () => {});
		void write(socket).then(() => socket.end());
	});
	await new Promise<void>((resolve) => server.listen(path, resolve));
	try {
		const socket = await callOn(path);
		const heard: Reply[] = [];
		for await (const message of readMessages<Reply>(socket!, longest)) heard.push(message);
		return heard;
	} finally {
		server.close();
	}
}

describe('readMessages', () => {
	it('gives back what was sent, whatever the text and wherever the bytes are cut', async () => {
		const text = fc.record({
			kind: fc.constantFrom('out' as const, 'err' as const),
			text: fc.string({ unit: 'binary' })
		});
		await fc.assert(
			fc.asyncProperty(fc.array(text), fc.integer({ min: 1, max: 7 }), async (messages, size) => {
				const bytes = Buffer.from(messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
				const heard = await transmit(async (socket) => {
					socket.setNoDelay(true);
					for (let at = 0; at < bytes.length; at += size) {
						await new Promise((done) => socket.write(bytes.subarray(at, at + size), done));
					}
				});
				expect(heard).toEqual(messages);
			}),
			{ numRuns: 30 }
		);
	});

	it('refuses a line that is too long', async () => {
		await expect(
			transmit((socket) => send(socket, { kind: 'out', text: 'x'.repeat(200_000) }), 100)
		).rejects.toThrow(RangeError);
	});

	it('ends where the connection breaks in the middle of a message', async () => {
		const heard = await transmit((socket) => {
			socket.write('{"kind":"started"}\n{"kind":"exit","co');
			return Promise.resolve();
		});
		expect(heard).toEqual([{ kind: 'started' }]);
	});
});
