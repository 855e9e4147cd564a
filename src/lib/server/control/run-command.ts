import type { Database } from '#lib/server/db/connection.ts';
import { UsageError, type Command, type CommandContext } from '#lib/server/control/command.ts';
import { commands, plainCommands } from '#lib/server/control/commands.ts';
import { toLogEntry } from '#lib/server/control/error-log.ts';
import { toUsage } from '#lib/server/control/help.ts';
import { toAdvice } from '#lib/server/control/refusal.js';
import { toSuggestion } from '#lib/server/import/nearest.ts';

const FAILED = 1;
const MISUSED = 2;
const CANCELLED = 130;

/**
 * Runs one command by its name and gives its exit code. Whatever goes wrong is told to the caller: 2 for a
 * command or arguments that are not understood, 130 when it was cancelled, else 1.
 *
 * @param openDatabase is called only when the command is known and needs it, and told whether a new one stays empty
 */
export async function runCommand(
	name: string,
	context: CommandContext,
	openDatabase: (staysEmpty: boolean) => Promise<Database>
): Promise<number> {
	const plain = plainCommands.find((one) => one.name === name);
	const command: Command | undefined = plain ?? commands.find((one) => one.name === name);
	if (!command) return reportUnknown(name, context);
	if (context.args.includes('--help')) {
		await context.out(`${toUsage(command)}\n`);
		return 0;
	}
	try {
		if (plain) return await plain.run(context);
		return await command.run({ ...context, database: await openDatabase(command.opensEmpty ?? false) });
	} catch (error) {
		return reportError(error, command, context);
	}
}

async function reportUnknown(name: string, { err }: CommandContext): Promise<number> {
	const known = [...commands, ...plainCommands].map((command) => command.name);
	await err(
		`There is no command ${name}${toSuggestion(name, known)}. All are listed by node sala.js help.\n`
	);
	return MISUSED;
}

async function reportError(
	error: unknown,
	command: Command,
	{ err, signal }: CommandContext
): Promise<number> {
	if (signal.aborted) {
		await err(`${command.name} was cancelled.\n`);
		return CANCELLED;
	}
	if (error instanceof UsageError) {
		await err(`${error.message}\n${toUsage(command)}\n`);
		return MISUSED;
	}
	const advice = toAdvice(error);
	if (advice !== undefined) {
		await err(`${advice}\n`);
		return FAILED;
	}
	const { id, text } = toLogEntry(error, `command ${command.name}`);
	console.error(text);
	await err(`${command.name} failed because of a defect in the program. Its log tells more under ${id}.\n`);
	return FAILED;
}
