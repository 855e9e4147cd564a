import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { Refusal } from '#lib/server/control/refusal.js';

/**
 * Refuses to write where somebody's files are.
 *
 * @throws Refusal that names them
 */
export function refuseToOverwrite(paths: readonly string[]): void {
	const there = paths.filter((path) => existsSync(path));
	if (there.length === 0) return;
	const verb = there.length === 1 ? 'is' : 'are';
	throw new Refusal(`${there.join(', ')} ${verb} there already.`, 'Choose another name, or add --force.');
}

/**
 * Writes a file that only this user may read. Until it is whole and on the disk, what was there before stays.
 *
 * @throws Refusal where the folder is missing or may not be written
 */
export async function writeWhole(path: string, content: string | AsyncIterable<Uint8Array>): Promise<void> {
	const unfinished = `${path}.${randomBytes(4).toString('hex')}.unfinished`;
	try {
		const file = await open(unfinished, 'wx', 0o600);
		try {
			await writeFile(file, content);
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(unfinished, path);
	} catch (error) {
		await rm(unfinished, { force: true });
		const { code, syscall } = error as NodeJS.ErrnoException;
		if (syscall === undefined) throw error;
		throw new Refusal(
			`${path} could not be written (${code}).`,
			REMEDIES[code ?? ''] ?? 'Choose another place.'
		);
	}
}

const REMEDIES: Record<string, string> = {
	ENOENT: 'Make its folder first, or correct the path.',
	EACCES: 'Make its folder writable, or choose another place.',
	EISDIR: 'It is a folder; name a file in it.',
	ENOSPC: 'The disk is full: make room.'
};
