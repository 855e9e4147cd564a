import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UsageError } from '#lib/server/control/command.ts';
import { Refusal } from '#lib/server/control/refusal.js';
import type { ImportFile } from '#lib/server/import/check.ts';
import { isKindName, KIND_NAMES } from '#lib/server/import/kinds.ts';
import { toSuggestion } from '#lib/server/import/nearest.ts';
import { MAX_FILE_BYTES } from '#lib/server/import/utf8.ts';

/** The files to import, and what is told about those left out. */
export interface ImportInput {
	files: ImportFile[];
	/** One line each. */
	notes: string[];
}

/**
 * Reads the files that the words of `import` name: a kind and its files, or a folder of files named for their kind.
 * Each keeps the name it was given.
 *
 * @param directory where relative paths start
 * @throws UsageError where the words name no kind or no file
 * @throws Refusal with every file that cannot be read
 */
export async function readImportInput(words: readonly string[], directory: string): Promise<ImportInput> {
	const [first, ...rest] = words;
	if (first === undefined) {
		throw new UsageError(
			'Say what to import: a kind and its files, or a folder of files named for their kind.'
		);
	}
	if (isKindName(first)) {
		if (rest.length === 0) throw new UsageError(`Say which file of ${first} to import.`);
		return {
			files: await readFiles(
				rest.map((name) => ({ kind: first, name })),
				directory
			),
			notes: []
		};
	}
	const what = await stat(resolve(directory, first)).catch(() => undefined);
	if (what?.isDirectory()) {
		if (rest.length > 0) throw new UsageError('A folder is imported by itself, as a whole.');
		return readFolder(first, directory);
	}
	if (what?.isFile()) throw new UsageError(`Say the kind first: import KIND ${first}. ${KINDS_TEXT}`);
	throw new UsageError(
		`${first} is no kind of file${toSuggestion(first, KIND_NAMES)} and no folder. ${KINDS_TEXT}`
	);
}

const KINDS_TEXT = `Kinds are ${KIND_NAMES.join(', ')}.`;

async function readFolder(folder: string, directory: string): Promise<ImportInput> {
	const names = (await readdir(resolve(directory, folder))).filter((name) => /\.csv$/i.test(name)).sort();
	const named = names.map((name) => ({ name: join(folder, name), stem: name.slice(0, -'.csv'.length) }));
	const files = named.flatMap(({ name, stem }) => (isKindName(stem) ? [{ kind: stem, name }] : []));
	if (files.length === 0) {
		const names = KIND_NAMES.map((kind) => `${kind}.csv`).join(', ');
		throw new Refusal(`${folder} holds no file that is named for a kind.`, `Name the files ${names}.`);
	}
	return {
		files: await readFiles(files, directory),
		notes: named
			.filter(({ stem }) => !isKindName(stem))
			.map(({ name, stem }) => `${name} is named for no kind${toSuggestion(stem, KIND_NAMES)} and left out.`)
	};
}

async function readFiles(
	named: readonly Pick<ImportFile, 'kind' | 'name'>[],
	directory: string
): Promise<ImportFile[]> {
	const paths = named.map(({ name }) => resolve(directory, name));
	const twice = named.find((_, index) => paths.indexOf(paths[index]!) !== index);
	if (twice) throw new UsageError(`${twice.name} is given twice.`);
	const read = await Promise.all(
		named.map(async (file, index) => {
			try {
				return { ...file, bytes: await readWhole(paths[index]!) };
			} catch (error) {
				return `${file.name} ${toReason(error)}`;
			}
		})
	);
	const faults = read.filter((file) => typeof file === 'string');
	if (faults.length > 0) {
		throw new Refusal(faults.join('\n'), 'Nothing was written. Correct the path, or make the file readable.');
	}
	return read.filter((file) => typeof file !== 'string');
}

class TooLarge extends Error {}

async function readWhole(path: string): Promise<Uint8Array> {
	const { size } = await stat(path);
	if (size > MAX_FILE_BYTES) {
		const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
		throw new TooLarge(
			`is ${megabytes(size)} MB, and at most ${megabytes(MAX_FILE_BYTES)} MB are read; split it.`
		);
	}
	return readFile(path);
}

const REASONS: Record<string, string> = {
	ENOENT: 'does not exist.',
	ENOTDIR: 'does not exist.',
	EISDIR: 'is a folder; name a file.',
	EACCES: 'may not be read by this user.'
};

/** @throws the error itself where nobody foresaw it */
function toReason(error: unknown): string {
	if (error instanceof TooLarge) return error.message;
	const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
	if (reason === undefined) throw error;
	return reason;
}
