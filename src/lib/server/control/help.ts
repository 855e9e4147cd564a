import { UsageError, type PlainCommand } from '#lib/server/control/command.ts';

type Described = Pick<PlainCommand, 'name' | 'usage' | 'summary'>;

/**
 * The command `help`: all commands with their usage, or one of them.
 *
 * @param list gives the commands when they are asked for, `help` itself among them
 */
export function createHelp(list: () => Described[]): PlainCommand {
	return {
		name: 'help',
		usage: 'help [COMMAND]',
		summary: 'Lists the commands, or says how one is used.',
		async run({ args, out }) {
			const [name] = args;
			if (name === undefined) {
				await out(toList(list()));
				return 0;
			}
			const command = list().find((one) => one.name === name);
			if (!command) throw new UsageError(`There is no command ${name}.`);
			await out(`${toUsage(command)}\n`);
			return 0;
		}
	};
}

/** How a command is used and what it does, in two lines without a last line end. */
export function toUsage({ usage, summary }: Described): string {
	return `Usage: node sala.js ${usage}\n${summary}`;
}

function toList(commands: Described[]): string {
	const width = Math.max(...commands.map(({ usage }) => usage.length));
	const lines = commands.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}\n`);
	return `Usage: node sala.js COMMAND [ARGUMENTS]\n\n${lines.join('')}`;
}
