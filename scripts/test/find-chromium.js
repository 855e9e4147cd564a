import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @param {string} file */
function isExecutable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/**
 * The Chromium that the browser tests use: the one in `CHROMIUM`, else the first of Debian's and Google's names in
 * /usr/bin and on PATH. No browser is ever downloaded.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @param {string[]} folders looked at before those of PATH
 * @returns {{ file: string } | { missing: string, isAsked: boolean }} `missing` says where it was looked for and what
 *   to do; one that was asked for and cannot be used is an error
 */
export function findChromium(environment, folders = ['/usr/bin']) {
	if (environment.CHROMIUM)
		return isExecutable(environment.CHROMIUM)
			? { file: environment.CHROMIUM }
			: {
					missing: `CHROMIUM is set to ${environment.CHROMIUM}, which is no program that can be run`,
					isAsked: true
				};
	const all = [...folders, ...(environment.PATH ?? '').split(path.delimiter).filter(Boolean)];
	const file = NAMES.flatMap((name) => all.map((folder) => path.join(folder, name))).find(isExecutable);
	if (file) return { file };
	return {
		missing: `no Chromium found (looked for ${NAMES.join(', ')} in ${[...folders, 'PATH'].join(' and ')}); install Debian's chromium or set CHROMIUM`,
		isAsked: false
	};
}
