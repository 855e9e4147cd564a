import type { Day } from '#lib/domain/day.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { WithActor } from '#lib/server/db/unit-of-work.ts';
import { checkFiles, type CheckedFiles, type ImportFile } from '#lib/server/import/check.ts';
import { KIND_NAMES, type KindName } from '#lib/server/import/kinds.ts';
import { listKnownCodes } from '#lib/server/import/store-context.ts';
import { writeRows, type Given, type WriteOptions, type WrittenRows } from '#lib/server/import/write-rows.ts';

/** How a run of files is to be imported. */
export interface ImportOptions extends WriteOptions {
	/** Write the sound rows where others are refused; otherwise one refused row keeps all from being written. */
	acceptValid: boolean;
	/** Reference dates after this day are refused. */
	today: Day;
}

/** What came of a run of files. */
export interface ImportOutcome extends Omit<CheckedFiles, 'rows'>, WrittenRows {}

/**
 * Checks files and writes them in one transaction: all rows or none, or with `acceptValid` the sound ones. The same
 * files again change nothing; a row that differs makes a new version; a record that is gone is reported.
 */
export async function importFiles(
	withActor: WithActor,
	files: readonly ImportFile[],
	options: ImportOptions
): Promise<ImportOutcome> {
	const known = await withActor(COMMAND_LINE, (tx) => listKnownCodes(tx, options.dataset));
	options.say('Checking rows');
	const { rows, ...checked } = checkFiles(files, known, options.today);
	const given = KIND_NAMES.map((kind) => toGiven(kind, rows, files, checked)).filter(({ isRead }) => isRead);
	const isRefused = checked.problems.length > 0 && !options.acceptValid;
	if (isRefused || given.every((one) => one.rows.length === 0)) {
		return {
			...checked,
			kinds: [],
			followed: [],
			underReview: [],
			published: [],
			datasets: [],
			isWritten: false
		};
	}
	const batch = files.map(({ name }) => name).join(', ');
	return { ...checked, ...(await writeRows(withActor, given, batch, options)) };
}

function toGiven<K extends KindName>(
	kind: K,
	rows: CheckedFiles['rows'],
	files: readonly ImportFile[],
	{ problems, refusedFiles }: Omit<CheckedFiles, 'rows'>
): Given<K> & { isRead: boolean } {
	const ofKind = files.filter((file) => file.kind === kind).map(({ name }) => name);
	const faults = problems.filter(({ file }) => ofKind.includes(file));
	return {
		kind,
		rows: rows[kind],
		refusedKeys: new Set(faults.flatMap(({ code }) => (code === null ? [] : [code]))),
		isWhole: !faults.some(({ code }) => code === null),
		isRead: ofKind.some((name) => !refusedFiles.includes(name))
	};
}
