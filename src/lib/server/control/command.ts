import type { Database, DatabaseTarget } from '#lib/server/db/connection.ts';

/** What every command is given to work with. */
export interface CommandContext {
	/** The words after the name of the command. */
	args: string[];
	/** Where the caller stands; relative paths start from here. Absolute. */
	directory: string;
	/** What the caller seals or opens a file with; null where the command needs none. */
	passphrase: string | null;
	/** Writes to the caller's standard output: the result. Wait for it, so that a slow reader slows the command. */
	out: (text: string) => Promise<void>;
	/** Writes to the caller's standard error: what went wrong, what to know. */
	err: (text: string) => Promise<void>;
	/** Shows how far long work has come, in one line that replaces the last. */
	progress: (text: string) => Promise<void>;
	/** Aborted when the caller cancels or is gone, and when the server stops: leave off at the next safe point. */
	signal: AbortSignal;
	program: Program;
}

/** The process that a command runs in. */
export interface Program {
	version: string;
	target: DatabaseTarget;
	/** Where the server answers; null when the command runs in a process of its own. */
	address: string | null;
	/** Where people open it: ORIGIN where it is set, else where the server answers, or would. No slash at its end. */
	home: string;
}

interface Words {
	/** What people type. */
	name: string;
	/** Name and arguments as help shows them, for example `import KIND FILE`. */
	usage: string;
	/** What it does, in one sentence that starts with a verb. */
	summary: string;
	/** Its options as people type them, each with what it does; help of this one command shows them. */
	options?: Readonly<Record<string, string>>;
}

/** A command that works on the open database. Its promise is the exit code: 0 went well, 1 did not. */
export interface Command extends Words {
	/** Opens a new database without the record that Sala ships with. */
	opensEmpty?: boolean;
	/** @throws UsageError if the arguments cannot be understood */
	run(context: CommandContext & { database: Database }): Promise<number>;
}

/** A command that needs no open database. */
export interface PlainCommand extends Words {
	/** @throws UsageError if the arguments cannot be understood */
	run(context: CommandContext): Promise<number>;
}

/** Arguments that cannot be understood: the caller is shown the message and the usage, with exit code 2. */
export class UsageError extends Error {
	override name = 'UsageError';
}
