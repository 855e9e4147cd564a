import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/test/find-chromium.js';
import { findPostgis } from '../../scripts/test/find-postgis.js';

describe('findChromium', () => {
	let folder: string;
	beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'find-chromium-'))));
	afterEach(() => rmSync(folder, { recursive: true }));

	/** A file of that name, which can be run or not. */
	function writeProgram(name: string, mode: number): string {
		const file = path.join(folder, name);
		writeFileSync(file, '#!/bin/sh\n');
		chmodSync(file, mode);
		return file;
	}

	it('takes the one that CHROMIUM names', () => {
		const file = writeProgram('my-browser', 0o755);
		expect(findChromium({ CHROMIUM: file })).toEqual({ file });
	});

	it('looks no further where CHROMIUM names none', () => {
		const file = path.join(folder, 'missing');
		writeProgram('chromium', 0o755);
		expect(findChromium({ CHROMIUM: file, PATH: folder })).toEqual({
			isAsked: true,
			missing: expect.stringContaining(file)
		});
	});

	it('finds one on PATH', () => {
		const file = writeProgram('google-chrome', 0o755);
		expect(findChromium({ PATH: folder }, [])).toEqual({ file });
	});

	it('does not take a file that cannot be run, and says where it looked', () => {
		writeProgram('chromium', 0o644);
		expect(findChromium({ PATH: folder }, [])).toEqual({
			isAsked: false,
			missing: expect.stringMatching(
				/no Chromium found \(looked for chromium, .* in PATH\); install .* CHROMIUM/
			)
		});
	});
});

describe('findPostgis', () => {
	it('takes TEST_DATABASE_URL at its word: where it cannot be used, that is an error', async () => {
		// Port 1 answers nobody.
		const found = await findPostgis({ TEST_DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
		expect(found).toEqual({
			isAsked: true,
			missing: expect.stringMatching(/^TEST_DATABASE_URL cannot be used: .*ECONNREFUSED/)
		});
	});

	it('says what is wrong with a TEST_DATABASE_URL that is no URL', async () => {
		expect(await findPostgis({ TEST_DATABASE_URL: 'no url' })).toEqual({
			isAsked: true,
			missing: expect.stringMatching(/Invalid URL/)
		});
	});
});
