import { UsageError, type PlainCommand } from '#lib/server/control/command.ts';

type Described = Pick<PlainCommand, 'name' | 'usage' | 'summary' | 'options'>;

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

/** How a command is used, what it does, and its options, line by line without a last line end. */
export function toUsage({ usage, summary, options = {} }: Described): string {
	return [`Usage: node sala.js ${usage}`, summary, ...toColumns(Object.entries(options))].join('\n');
}

function toList(commands: Described[]): string {
	const lines = toColumns(commands.map(({ usage, summary }) => [usage, summary]));
	return `Usage: node sala.js COMMAND [ARGUMENTS]\n\n${lines.join('\n')}\n\nAll of one command: node sala.js help COMMAND\n`;
}

function toColumns(rows: [name: string, meaning: string][]): string[] {
	const width = Math.max(...rows.map(([name]) => name.length));
	return rows.map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`);
}
