import { writeFile } from 'node:fs/promises';
import { join, parse, resolve } from 'node:path';
import { DATASETS } from '#lib/domain/figures.ts';
import { today } from '#lib/server/clock.ts';
import type { Command } from '#lib/server/control/command.ts';
import { readArguments, readChoice } from '#lib/server/control/commands/arguments.ts';
import { readImportInput } from '#lib/server/control/commands/import-input.ts';
import { toSummary } from '#lib/server/control/commands/import-summary.ts';
import { Refusal } from '#lib/server/control/refusal.js';
import { importFiles } from '#lib/server/import/import-files.ts';
import { toWarningText } from '#lib/server/import/personal-data.ts';
import { toRejects, type RejectsFile } from '#lib/server/import/rejects.ts';
import { toReport } from '#lib/server/import/report.ts';

const WENT_WELL = 0;
const ROWS_REFUSED = 1;

/** The command `import`: files of the importer into the database, whole or not at all. */
export const importCommand: Command = {
	name: 'import',
	usage: 'import KIND FILE… | import FOLDER',
	summary: 'Imports CSV files: every row or none. Exit code 1 if any row is refused.',
	options: {
		'--publish REASON': 'publish the records too; without it new ones wait in review',
		'--accept-valid': 'write the sound rows, and the refused ones to a file beside theirs',
		'--dataset NAME': `${DATASETS.join(', ')}; unless given, records keep theirs and new ones are live: reported to us, not printed by a source`,
		'--reason TEXT': 'why, for the history',
		'--dry-run': 'say what would be written, and write nothing'
	},
	async run({ args, directory, database, out, err, progress, signal }) {
		const { words, values, flags } = readArguments(args, {
			values: ['publish', 'reason', 'dataset'],
			flags: ['accept-valid', 'dry-run']
		});
		const dataset = readChoice('dataset', values.dataset, DATASETS, null);
		const { files, notes } = await readImportInput(words, directory);
		for (const note of notes) await err(`${note}\n`);
		const options = {
			dataset,
			acceptValid: flags['accept-valid'],
			publish: values.publish === undefined ? null : { rule: PUBLISHED_AT_IMPORT, reason: values.publish },
			reason: values.reason ?? values.publish ?? 'Imported on the command line',
			today: today(),
			isTrial: flags['dry-run'],
			say(line: string) {
				signal.throwIfAborted();
				void progress(line);
			}
		};
		const outcome = await importFiles(database.withActor, files, options);
		if (outcome.problems.length > 0) await err(`${toReport(outcome.problems)}\n`);
		await err(toWarningText(outcome.warnings));
		await out(toSummary(outcome, options));
		if (options.acceptValid && !options.isTrial) {
			for (const rejects of toRejects(outcome.rejectedLines)) {
				await out(`The refused rows of ${rejects.file} are in ${await writeRejects(rejects, directory)}\n`);
			}
		}
		return outcome.problems.length > 0 ? ROWS_REFUSED : WENT_WELL;
	}
};

/** Rule of records that somebody published as they imported them. */
const PUBLISHED_AT_IMPORT = 'published_at_import';

/**
 * Writes rejected rows beside their file and gives the path. A file that is there may hold what somebody has begun
 * to correct, so it stays and the next free number is taken.
 */
async function writeRejects({ file, csv }: RejectsFile, directory: string): Promise<string> {
	const { dir, name } = parse(file);
	for (let number = 1; ; number++) {
		const path = join(dir, `${name}.rejects${number === 1 ? '' : `-${number}`}.csv`);
		try {
			await writeFile(resolve(directory, path), csv, { flag: 'wx', mode: 0o600 });
			return path;
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (code === 'EEXIST') continue;
			throw new Refusal(
				`The refused rows of ${file} could not be written to ${path} (${code}); the others are in the database.`,
				'Make the folder writable and import the file again: what is there already stays as it is.'
			);
		}
	}
}
