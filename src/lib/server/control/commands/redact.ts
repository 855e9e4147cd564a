import { redact } from '#lib/server/commands/disclosure.ts';
import { beginRevision } from '#lib/server/commands/records.ts';
import { UsageError, type Command } from '#lib/server/control/command.ts';
import { readArguments } from '#lib/server/control/commands/arguments.ts';
import { toKeyList } from '#lib/server/control/commands/key-list.ts';
import { Refusal } from '#lib/server/control/refusal.js';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { listPublicationStates } from '#lib/server/queries/review.ts';
import { toCount } from '#lib/server/import/report.ts';

/** The command `redact`: the content of records away for good. */
export const redactCommand: Command = {
	name: 'redact',
	usage: 'redact CODE… --reason TEXT --for-good',
	summary: 'Blanks records in every version, copy and log, and their names in all texts.',
	options: {
		'--reason TEXT': 'why, without the words that are to go: it is kept',
		'--for-good': 'confirms it: there is no way back, but a backup'
	},
	async run({ args, database, out, progress }) {
		const { words, values, flags } = readArguments(args, { values: ['reason'], flags: ['for-good'] });
		const { reason } = values;
		const codes = [...new Set(words)];
		if (codes.length === 0) throw new UsageError('Say which records to redact, by their codes.');
		if (reason === undefined) throw new UsageError('Say with --reason why; that is kept.');
		if (!flags['for-good']) {
			throw new UsageError(
				'Say with --for-good that their content is to be gone for good: there is no way back.'
			);
		}
		await progress('Redacting');
		const elsewhere = await database.withActor(COMMAND_LINE, async (tx) => {
			const known = await listPublicationStates(tx, codes);
			const unknown = codes.filter((code) => !known.some((state) => state.code === code));
			if (unknown.length > 0) {
				throw new Refusal(
					`There is no record ${unknown.join(', ')}.`,
					'Nothing was changed. Correct the codes.'
				);
			}
			const revision = await beginRevision(tx, `Redaction: ${reason}`);
			let texts = 0;
			for (const code of codes) texts += await redact(tx, revision, code, reason);
			return texts;
		});
		const others = elsewhere > 0 ? ` Their names are gone from ${toCount(elsewhere, 'other text')}.` : '';
		await out(
			`${toCount(codes.length, 'record')} redacted: ${toKeyList(codes)}.${others}\nBackups and files that were exported before still hold them: delete those, or make them anew.\n`
		);
		return 0;
	}
};
