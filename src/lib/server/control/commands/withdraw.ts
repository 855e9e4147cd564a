import { UsageError, type Command } from '#lib/server/control/command.ts';
import { readArguments } from '#lib/server/control/commands/arguments.ts';
import { toKeyList } from '#lib/server/control/commands/key-list.ts';
import { moveRecords } from '#lib/server/control/commands/move-records.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { toCount } from '#lib/server/import/report.ts';

/** The command `withdraw`: records away from their readers, at once. */
export const withdrawCommand: Command = {
	name: 'withdraw',
	usage: 'withdraw CODE… --reason TEXT',
	summary: 'Takes records out of the public view at once, with every text that names them.',
	options: { '--reason TEXT': 'why, for the history' },
	async run({ args, database, out }) {
		const { words, values } = readArguments(args, { values: ['reason'], flags: [] });
		const { reason } = values;
		if (words.length === 0) throw new UsageError('Say which records to withdraw, by their codes.');
		if (reason === undefined) throw new UsageError('Say with --reason why, for the history.');
		const step = { publication: 'withdrawn', rule: 'withdrawn_by_command', reason } as const;
		const { moved } = await database.withActor(COMMAND_LINE, (tx) => moveRecords(tx, words, step));
		const them = moved.length === 1 ? 'it' : 'them';
		await out(
			moved.length > 0
				? `${toCount(moved.length, 'record')} withdrawn: ${toKeyList(moved)}\nReaders do not see ${them} any more.\n`
				: 'All were withdrawn already.\n'
		);
		return 0;
	}
};
