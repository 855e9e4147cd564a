import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DATASETS, type Dataset } from '#lib/domain/figures.ts';
import { UsageError, type Command, type CommandContext } from '#lib/server/control/command.ts';
import { readArguments, readChoice } from '#lib/server/control/commands/arguments.ts';
import { refuseToOverwrite, writeWhole } from '#lib/server/control/commands/write-file.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { exportKind, type ExportedKind } from '#lib/server/export/csv.ts';
import { isKindName, KIND_NAMES, type KindName } from '#lib/server/import/kinds.ts';
import { toSuggestion } from '#lib/server/import/nearest.ts';
import { toCount } from '#lib/server/import/report.ts';

const ALL = 'all';
const CHUNK_CHARACTERS = 65_536;

/** The command `export`: rows of a kind as the importer's CSV, published or not. */
export const exportCommand: Command = {
	name: 'export',
	usage: 'export KIND | export all --out FOLDER',
	summary: 'Writes rows as CSV that import reads, published or not.',
	options: {
		'--out FILE': 'write there instead of to the screen',
		'--dataset NAME': `${DATASETS.join(', ')}; public_record unless given`,
		'--force': 'write over files that are there'
	},
	async run(context) {
		const { words, values, flags } = readArguments(context.args, {
			values: ['out', 'dataset'],
			flags: ['force']
		});
		const dataset = readChoice('dataset', values.dataset, DATASETS, 'public_record');
		const what = readWhat(words);
		const place = values.out === undefined ? undefined : resolve(context.directory, values.out);
		if (what === ALL) {
			if (place === undefined) throw new UsageError('Say with --out which folder the files go to.');
			await exportToFolder(place, dataset, flags.force, context);
			return 0;
		}
		if (place !== undefined && !flags.force) refuseToOverwrite([place]);
		const exported = await exportFrom(context.database, what, dataset);
		if (place === undefined) await sendText(exported.csv, context);
		else await writeWhole(place, exported.csv);
		await context.err(`${toNote(what, exported, values.out)}\n`);
		return 0;
	}
};

function readWhat(words: readonly string[]): KindName | typeof ALL {
	const [what, ...more] = words;
	if (what === undefined) throw new UsageError('Say which kind to export, or all.');
	if (more.length > 0)
		throw new UsageError(`Export one kind at a time, or all: ${more.join(' ')} is too much.`);
	if (what === ALL || isKindName(what)) return what;
	const known = [...KIND_NAMES, ALL];
	throw new UsageError(
		`There is no kind ${what}${toSuggestion(what, known)}. Kinds are ${KIND_NAMES.join(', ')}.`
	);
}

async function exportToFolder(
	folder: string,
	dataset: Dataset,
	isForced: boolean,
	{ database, out, progress, signal }: CommandContext & { database: Database }
): Promise<void> {
	const paths = KIND_NAMES.map((kind) => join(folder, `${kind}.csv`));
	if (!isForced) refuseToOverwrite(paths);
	await mkdir(folder, { recursive: true });
	for (const [index, kind] of KIND_NAMES.entries()) {
		signal.throwIfAborted();
		await progress(`Exporting ${kind}`);
		const exported = await exportFrom(database, kind, dataset);
		await writeWhole(paths[index]!, exported.csv);
		await out(`${toNote(kind, exported, paths[index])}\n`);
	}
}

async function exportFrom(
	{ withActor }: Pick<Database, 'withActor'>,
	kind: KindName,
	dataset: Dataset
): Promise<ExportedKind> {
	return withActor(COMMAND_LINE, (tx) => exportKind(tx, kind, dataset));
}

async function sendText(text: string, { out, signal }: CommandContext): Promise<void> {
	for (let start = 0; start < text.length; start += CHUNK_CHARACTERS) {
		signal.throwIfAborted();
		await out(text.slice(start, start + CHUNK_CHARACTERS));
	}
}

function toNote(kind: KindName, { rows, unpublished }: ExportedKind, place: string | undefined): string {
	const count = `${kind}: ${toCount(rows, 'row')}${place === undefined ? '' : ` in ${place}`}`;
	if (unpublished === 0) return count;
	const are = unpublished === 1 ? 'is' : 'are';
	return `${count}; ${toCount(unpublished, 'record')} in it ${are} not published: do not hand it on`;
}
