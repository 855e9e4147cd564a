import { readFileSync } from 'node:fs';
import type { Database, DatabaseTarget } from '#lib/server/db/connection.ts';
import { findHolder, toHeldRefusal } from '#lib/server/control/client.js';
import { toSocketPath, type Configuration } from '#lib/server/control/configuration.js';
import { createControlDesk, type CallerContext, type ControlDesk } from '#lib/server/control/control-desk.ts';
import { LockHeld, takeLock, type Lock } from '#lib/server/control/lock.js';
import { runCommand } from '#lib/server/control/run-command.ts';
import { closeStreams } from '#lib/server/control/streams.ts';
import { keepTimetable } from '#lib/server/control/timetable.ts';

/**
 * Opens the database of a target; what `openDatabase` promises. A new one is given the record that Sala ships with, unless
 * it is to stay empty.
 */
export type OpenDatabase = (
	target: DatabaseTarget,
	say: (line: string) => void,
	staysEmpty: boolean
) => Promise<Database>;

/** Where the doors of a process, server.js and sala.js, find its `Sala`. */
export const SALA = Symbol.for('sala');

/** The program in one process, as its doors see it. */
export interface Sala {
	/** The door to the database; opens it at the first call if nobody has. */
	withActor: Database['withActor'];
	/**
	 * Takes the folder of an embedded database for this process and opens the database.
	 *
	 * @throws Error with a `remedy` for everything a person can mend
	 */
	open(): Promise<void>;
	/** From now on other processes' commands run in this one, and each day is published. @param address where it serves */
	answerCommands(address: string): void;
	/** Runs a command in this process; its promise is the exit code. */
	runCommand(name: string, context: CallerContext): Promise<number>;
	/** Ends every response that stays open. */
	closeStreams(): void;
	/** Cancels commands, closes the database cleanly and gives the folder back. For good. */
	close(): Promise<void>;
}

/**
 * The program of this process, with nothing opened yet.
 *
 * @param say is told what takes time
 */
export function createSala(
	{
		database: target,
		origin,
		port = 3000
	}: Pick<Configuration, 'database'> & Partial<Pick<Configuration, 'origin' | 'port'>>,
	openDatabase: OpenDatabase,
	say: (line: string) => void
): Sala {
	let opened: Promise<Opened> | undefined;
	let address: string | null = null;
	let stopTimetable = async () => {};
	const version = readVersion();
	const run = (name: string, context: CallerContext) =>
		runCommand(
			name,
			{
				...context,
				program: { version, target, address, home: origin ?? address ?? `http://localhost:${port}` }
			},
			async (staysEmpty) => (await open(staysEmpty)).database
		);
	const desk = createControlDesk(run);
	const open = (staysEmpty = false) =>
		(opened ??= openTarget(target, desk, (of, tell) => openDatabase(of, tell, staysEmpty), say));

	return {
		withActor: async (actor, work) => (await open()).database.withActor(actor, work),
		open: async () => void (await open()),
		answerCommands(whereItServes) {
			address = whereItServes;
			desk.open();
			stopTimetable = keepTimetable(
				async (actor, work) => (await open()).database.withActor(actor, work),
				say
			);
		},
		runCommand: run,
		closeStreams,
		async close() {
			await stopTimetable();
			await desk.close();
			const whatIsOpen = await opened?.catch(() => undefined);
			await whatIsOpen?.database.close();
			await whatIsOpen?.lock?.release();
		}
	};
}

interface Opened {
	database: Database;
	/** Only an embedded database has one: PostgreSQL keeps its own. */
	lock: Lock | undefined;
}

async function openTarget(
	target: DatabaseTarget,
	desk: ControlDesk,
	openDatabase: (target: DatabaseTarget, say: (line: string) => void) => Promise<Database>,
	say: (line: string) => void
): Promise<Opened> {
	const lock = target.kind === 'embedded' ? await lockFolder(target.directory, desk) : undefined;
	try {
		return { lock, database: await openDatabase(target, say) };
	} catch (error) {
		await lock?.release();
		throw error;
	}
}

async function lockFolder(directory: string, desk: ControlDesk): Promise<Lock> {
	const path = toSocketPath(directory);
	try {
		return await takeLock(path, (socket) => desk.answer(socket));
	} catch (error) {
		if (!(error instanceof LockHeld)) throw error;
		throw toHeldRefusal(directory, (await findHolder(path)) ?? { pid: null, isServing: false });
	}
}

function readVersion(): string {
	const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
	return manifest.version;
}
