import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '#lib/server/control/refusal.js';
import { findSecret, requireSecret } from '#lib/server/control/secret.js';

const POSTGRES = { kind: 'postgres', url: 'postgres://sala@localhost/sala' } as const;
const GIVEN = 'as long as a secret has to be, and longer';

describe('the secret', () => {
	let directory: string;
	beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'sala-test-'))));
	afterEach(() => rmSync(directory, { recursive: true, force: true }));

	it('is the one that was given, on either database', () => {
		expect(findSecret({ secret: GIVEN, database: POSTGRES })).toBe(GIVEN);
		expect(findSecret({ secret: GIVEN, database: { kind: 'embedded', directory } })).toBe(GIVEN);
	});

	it('is made once in the folder of an embedded database, for its owner alone', () => {
		const database = { kind: 'embedded', directory } as const;
		const made = findSecret({ secret: null, database });
		expect(Buffer.from(made, 'base64')).toHaveLength(32);
		expect(findSecret({ secret: null, database })).toBe(made);
		const file = join(directory, 'secret');
		expect(readFileSync(file, 'utf8')).toBe(made);
		expect(statSync(file).mode & 0o777).toBe(0o600);
	});

	it('has no default on a server: the refusal says how to make one', () => {
		expect(() => findSecret({ secret: null, database: POSTGRES })).toThrow(Refusal);
		expect(() => requireSecret({ secret: null, database: POSTGRES })).toThrow('SALA_SECRET is not set');
		expect(() => requireSecret({ secret: null, database: { kind: 'embedded', directory } })).not.toThrow();
	});
});
