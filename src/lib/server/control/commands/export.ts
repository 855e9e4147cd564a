import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { addDays } from '#lib/domain/day.ts';
import { DATASETS, type Dataset } from '#lib/domain/figures.ts';
import { today } from '#lib/server/clock.ts';
import { UsageError, type Command, type CommandContext } from '#lib/server/control/command.ts';
import { readArguments, readChoice } from '#lib/server/control/commands/arguments.ts';
import { sealFor } from '#lib/server/control/commands/sealed-file.ts';
import { refuseToOverwrite, writeWhole } from '#lib/server/control/commands/write-file.ts';
import { Refusal } from '#lib/server/control/refusal.js';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { exportKind, type ExportedKind } from '#lib/server/export/csv.ts';
import { isKindName, KIND_NAMES, type KindName } from '#lib/server/import/kinds.ts';
import { toSuggestion } from '#lib/server/import/nearest.ts';
import { toCount } from '#lib/server/import/report.ts';

const ALL = 'all';
const CHUNK_CHARACTERS = 65_536;

/** How long an export of what not everybody may see can be opened. */
const DAYS = 30;

/** The command `export`: rows of a kind as the importer's CSV; sealed, where not everybody may see them. */
export const exportCommand: Command = {
	name: 'export',
	usage: 'export KIND | export all --out FOLDER',
	summary: 'Writes rows as CSV that import reads.',
	options: {
		'--out FILE': 'write there instead of to the screen',
		'--internal': `also what readers do not see, encrypted with a passphrase; npm run decrypt opens it for ${DAYS} days`,
		'--dataset NAME': `${DATASETS.join(', ')}; public_record unless given`,
		'--force': 'write over files that are there'
	},
	async run(context) {
		const { words, values, flags } = readArguments(context.args, {
			values: ['out', 'dataset'],
			flags: ['force', 'internal']
		});
		const dataset = readChoice('dataset', values.dataset, DATASETS, 'public_record');
		const what = readWhat(words);
		const place = values.out === undefined ? undefined : resolve(context.directory, values.out);
		if (what === ALL) {
			if (place === undefined) throw new UsageError('Say with --out which folder the files go to.');
			await exportToFolder(place, dataset, flags, context);
			return 0;
		}
		if (flags.internal && place === undefined)
			throw new UsageError('Say with --out which file to write: on a screen nothing is encrypted.');
		if (place !== undefined && !flags.force) refuseToOverwrite([place]);
		const exported = await exportFrom(context.database, what, dataset);
		if (!flags.internal) refuseInternal(what, exported, dataset);
		if (place === undefined) await sendText(exported.csv, context);
		else await write(place, exported, flags.internal, context);
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
	{ force, internal }: { force: boolean; internal: boolean },
	context: CommandContext & { database: Database }
): Promise<void> {
	const { database, out, progress, signal } = context;
	const paths = KIND_NAMES.map((kind) => join(folder, `${kind}.csv${internal ? SEALED : ''}`));
	if (!force) refuseToOverwrite(paths);
	const exported: ExportedKind[] = [];
	for (const kind of KIND_NAMES) {
		signal.throwIfAborted();
		await progress(`Exporting ${kind}`);
		const one = await exportFrom(database, kind, dataset);
		if (!internal) refuseInternal(kind, one, dataset);
		exported.push(one);
	}
	await mkdir(folder, { recursive: true });
	for (const [index, kind] of KIND_NAMES.entries()) {
		await write(paths[index]!, exported[index]!, internal, context);
		await out(`${toNote(kind, exported[index]!, paths[index])}\n`);
	}
}

/** @throws Refusal where the rows are not for everybody */
function refuseInternal(
	kind: KindName,
	{ rows, unpublished, guarded }: ExportedKind,
	dataset: Dataset
): void {
	const own = dataset === 'live' ? rows : 0;
	const reasons = [
		...(own > 0 ? [`${toCount(own, 'row')} of your own data`] : []),
		...(unpublished > 0 ? [`${toCount(unpublished, 'record')} not published`] : []),
		...(guarded > 0 ? [`${toCount(guarded, 'shelter')} with something hidden`] : [])
	];
	if (reasons.length === 0) return;
	throw new Refusal(
		`${kind} holds what readers do not see: ${reasons.join(', ')}.`,
		'Add --internal and --out: the file is encrypted with a passphrase, and npm run decrypt opens it.'
	);
}

/** What the name of a sealed file ends with. */
const SEALED = '.sala';

async function write(
	place: string,
	{ csv }: ExportedKind,
	isInternal: boolean,
	{ passphrase }: CommandContext
): Promise<void> {
	if (!isInternal) return writeWhole(place, csv);
	const seal = await sealFor(passphrase, 'export', addDays(today(), DAYS));
	await writeWhole(place, seal(Readable.from([Buffer.from(csv)])));
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
