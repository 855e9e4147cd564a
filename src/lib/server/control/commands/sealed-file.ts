import { createReadStream } from 'node:fs';
import { PASSPHRASE } from '#lib/domain/passphrase.ts';
import { now } from '#lib/server/clock.ts';
import { UsageError } from '#lib/server/control/command.ts';
import { Refusal } from '#lib/server/control/refusal.js';
import {
	openSeal,
	prepareSeal,
	SealBroken,
	SealLocked,
	type OpenedSeal,
	type SealedKind
} from '#lib/server/sealed/sealed.ts';

/** The one file that a command names. @throws UsageError where it names none, or more */
export function readFileName(words: readonly string[], advice: string): string {
	const [file, ...more] = words;
	if (file === undefined || more.length > 0) throw new UsageError(advice);
	return file;
}

/**
 * How to seal bytes under the passphrase of the caller.
 *
 * @throws Refusal for a passphrase that could be guessed
 */
export async function sealFor(
	passphrase: string | null,
	kind: SealedKind,
	expiresOn: string | null
): ReturnType<typeof prepareSeal> {
	const given = requirePassphrase(passphrase);
	if ([...given].length < PASSPHRASE.least) {
		throw new Refusal(
			`The passphrase is shorter than ${PASSPHRASE.least} letters, so it could be guessed.`,
			'Nothing was written. Take four or five words that nobody would put together.'
		);
	}
	return prepareSeal(given, { kind, createdAt: now().toISOString(), expiresOn });
}

/**
 * Opens a sealed file with the passphrase of the caller.
 *
 * @throws Refusal where it cannot be read or opened
 */
export async function openSealedFile(
	path: string,
	passphrase: string | null,
	kind: SealedKind
): Promise<OpenedSeal> {
	const opened = await openSeal(requirePassphrase(passphrase), createReadStream(path)).catch(
		(error: unknown) => {
			throw toRefusal(error, path);
		}
	);
	if (opened.head.kind === kind) return { ...opened, plain: explainBreak(opened.plain, path) };
	throw opened.head.kind === 'backup'
		? new Refusal(`${path} is a backup of a whole database.`, 'Put it back with npm run restore.')
		: new Refusal(`${path} is no backup but an export.`, 'Open it with npm run decrypt.');
}

async function* explainBreak(plain: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
	try {
		yield* plain;
	} catch (error) {
		throw toRefusal(error, path);
	}
}

function requirePassphrase(passphrase: string | null): string {
	if (passphrase) return passphrase;
	throw new Refusal('No passphrase was given.', 'Nothing was done.');
}

function toRefusal(error: unknown, path: string): unknown {
	if (error instanceof SealLocked) {
		return new Refusal(`The passphrase does not open ${path}.`, 'Try again; capitals and spaces count.');
	}
	if (error instanceof SealBroken) {
		return new Refusal(
			`${path} cannot be used. ${error.message}`,
			'Nothing of it was kept. Take another copy.'
		);
	}
	const { code, syscall } = error as NodeJS.ErrnoException;
	if (syscall === undefined) return error;
	return new Refusal(`${path} could not be read (${code}).`, 'Correct the path, or make the file readable.');
}
