import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '#lib/server/import/problem.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import { BAD_CASES } from '../fixtures/bad/cases.ts';
import { GOOD_CASES } from '../fixtures/good/cases.ts';
import { useDatabase } from '../support/database.ts';
import { OPTIONS, takeChecksum, tryOut } from '../support/importing.ts';
import { asSuperuser } from '../support/superuser.ts';

const record = useDatabase('record');
let before: Record<string, string>;

beforeAll(async () => {
	before = await asSuperuser(record.current, takeChecksum);
});

/** The place of a problem, and a part of its reason where it holds that part, else the whole. */
function toFound({ line, column, reason }: Problem, part: string | undefined) {
	return [line, column, part !== undefined && reason.includes(part) ? part : reason];
}

describe('importFiles', () => {
	it('has more than 40 kinds of bad input to refuse', () => {
		expect(new Set(BAD_CASES.map(({ name }) => name)).size).toBeGreaterThan(40);
	});

	it.each(BAD_CASES)('refuses $name with its reason', async ({ name, kind, bytes, expected }) => {
		const file = { kind, name: `${name}.csv`, bytes: bytes() };
		const publish = { rule: 'for_a_test', reason: 'for a test' };
		const outcome = await importFiles(record.current.withActor, [file], { ...OPTIONS, publish });

		const found = outcome.problems.map((problem, index) => toFound(problem, expected[index]?.[2]));
		expect(found).toEqual(expected);
		expect(outcome).toMatchObject({ isWritten: false, kinds: [], published: [] });
	});

	it('has not changed a single row of any table by all that', async () => {
		expect(await asSuperuser(record.current, takeChecksum)).toEqual(before);
	});

	it.each(GOOD_CASES)('takes $name, awkward as it is', async ({ name, bytes, rows }) => {
		const outcome = await tryOut(record.current, (trial) =>
			trial.import([{ kind: 'compounds', name: `${name}.csv`, bytes: bytes() }])
		);
		expect(outcome).toMatchObject({ problems: [], isWritten: true });
		expect(outcome.kinds[0]?.added).toHaveLength(rows);
	});
});
