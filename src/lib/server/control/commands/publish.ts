import { today } from '#lib/server/clock.ts';
import { UsageError, type Command } from '#lib/server/control/command.ts';
import { readArguments } from '#lib/server/control/commands/arguments.ts';
import { toKeyList } from '#lib/server/control/commands/key-list.ts';
import { moveRecords } from '#lib/server/control/commands/move-records.ts';
import { publishDay } from '#lib/server/control/publish-day.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { listHiddenSources } from '#lib/server/queries/review.ts';
import { toCount } from '#lib/server/import/report.ts';

/** The command `publish`: records to their readers, and everything that changed since the last time. */
export const publishCommand: Command = {
	name: 'publish',
	usage: 'publish [CODE…] --reason TEXT',
	summary: 'Publishes records and writes the public view anew; without codes only the latter.',
	options: { '--reason TEXT': 'why, for the history' },
	async run({ args, database, out, progress }) {
		const { words, values } = readArguments(args, { values: ['reason'], flags: [] });
		const { reason } = values;
		if (reason === undefined) throw new UsageError('Say with --reason why, for the history.');
		await progress('Publishing');
		const { moved, notShown, hidden, run } = await database.withActor(COMMAND_LINE, async (tx) => ({
			...(await moveRecords(tx, words, { publication: 'published', rule: 'published_by_command', reason })),
			run: await publishDay(tx, today(), reason),
			hidden: await listHiddenSources(tx, words)
		}));
		const lines = [];
		if (words.length > 0)
			lines.push(
				moved.length > 0
					? `${toCount(moved.length, 'record')} published: ${toKeyList(moved)}`
					: 'All were published already.'
			);
		if (notShown.length > 0) {
			lines.push(`Not of the public record, so no part of the public view: ${toKeyList(notShown)}`);
		}
		if (hidden.length > 0) lines.push(`Cited by them and not published: ${toKeyList(hidden)}`);
		await out(`${[...lines, `The public view is written anew (publication ${run}).`].join('\n')}\n`);
		return 0;
	}
};
