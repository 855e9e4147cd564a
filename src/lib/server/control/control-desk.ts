import type { Socket } from 'node:net';
import type { CommandContext } from '#lib/server/control/command.ts';
import { LONGEST_REQUEST, readMessages, send } from '#lib/server/control/protocol.js';
import type { Request, Run } from '#lib/server/control/protocol.js';

/** What a caller hands to a command over the control socket. */
export type CallerContext = Omit<CommandContext, 'program'>;

/** Answers the control socket of this process. */
export interface ControlDesk {
	/** Greets somebody who connected, and runs their command once the desk is open. */
	answer(socket: Socket): void;
	/** From now on commands run; those that were asked for before begin. */
	open(): void;
	/** Begins no more commands, cancels those that run, and waits for them. */
	close(): Promise<void>;
}

/**
 * A desk that is not open yet.
 *
 * @param run runs one command; its promise is the exit code and is never rejected
 */
export function createControlDesk(
	run: (name: string, context: CallerContext) => Promise<number>
): ControlDesk {
	let state: 'waiting' | 'open' | 'closed' = 'waiting';
	const kept = new Set<() => void>();
	const running = new Map<Promise<void>, AbortController>();

	function begin(socket: Socket, request: Run, controller: AbortController): void {
		if (controller.signal.aborted || state === 'closed') return;
		const done = runFor(socket, request, controller).finally(() => running.delete(done));
		running.set(done, controller);
	}

	async function runFor(
		socket: Socket,
		{ command, args, directory, passphrase }: Run,
		{ signal }: AbortController
	) {
		await send(socket, { kind: 'started' });
		const code = await run(command, {
			args,
			directory,
			passphrase,
			signal,
			out: (text) => send(socket, { kind: 'out', text }),
			err: (text) => send(socket, { kind: 'err', text }),
			progress: (text) => send(socket, { kind: 'progress', text })
		});
		await send(socket, { kind: 'exit', code });
		socket.end();
	}

	async function serve(socket: Socket): Promise<void> {
		const controller = new AbortController();
		let start: (() => void) | undefined;
		await send(socket, { kind: 'hello', pid: process.pid, ready: state === 'open' });
		try {
			for await (const request of readMessages<Request>(socket, LONGEST_REQUEST)) {
				if (request.kind === 'cancel') {
					controller.abort();
					if (start && kept.delete(start)) break;
				}
				if (request.kind !== 'run' || start) continue;
				start = () => begin(socket, request, controller);
				if (state === 'open') start();
				else kept.add(start);
			}
		} finally {
			if (start) kept.delete(start);
			controller.abort();
			socket.destroy();
		}
	}

	return {
		answer(socket) {
			// A caller that speaks no sense is hung up on, and nobody else hears of it.
			serve(socket).catch(() => socket.destroy());
		},
		open() {
			state = 'open';
			for (const start of kept) start();
			kept.clear();
		},
		async close() {
			state = 'closed';
			for (const controller of running.values()) controller.abort();
			await Promise.all(running.keys());
		}
	};
}
