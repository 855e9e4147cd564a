import { describe, expect, it } from 'vitest';
import { toSummary } from '#lib/server/control/commands/import-summary.ts';
import type { ImportOutcome } from '#lib/server/import/import-files.ts';
import type { KindOutcome } from '#lib/server/import/write-rows.ts';

const PUBLISH = { rule: 'r', reason: 'why' };
const kind = (more: Partial<KindOutcome>): KindOutcome => {
	return { kind: 'compounds', added: [], changed: [], removed: [], unchanged: 0, vanished: [], ...more };
};
const outcome = (more: Partial<ImportOutcome>): ImportOutcome => ({
	problems: [],
	warnings: [],
	rejectedLines: [],
	refusedFiles: [],
	kinds: [],
	followed: [],
	underReview: [],
	published: [],
	datasets: ['public_record'],
	isWritten: true,
	...more
});
const linesOf = (given: Partial<ImportOutcome>, how: Partial<Parameters<typeof toSummary>[1]> = {}) =>
	toSummary(outcome(given), {
		dataset: 'public_record',
		acceptValid: false,
		publish: null,
		...how
	}).split('\n');
const problem = {
	file: 'a.csv',
	line: 3,
	code: null,
	column: null,
	value: null,
	reason: 'is wrong',
	isConsequence: false
};

describe('toSummary', () => {
	it('counts what was added, changed and left alone, and names it', () => {
		const lines = linesOf({
			kinds: [kind({ added: ['KH-C-070', 'KH-C-071'], changed: ['KH-C-003'], unchanged: 1066 })]
		});
		expect(lines.slice(0, 3)).toEqual([
			'compounds: 2 added, 1 changed, 1,066 unchanged',
			'  added: KH-C-070, KH-C-071',
			'  changed: KH-C-003'
		]);
	});

	it('names at most twelve, and says how many more there are', () => {
		const added = Array.from({ length: 14 }, (_, index) => `C-${index}`);
		expect(linesOf({ kinds: [kind({ added })] })[1]).toMatch(/^ {2}added: C-0, .*, C-11 and 2 more$/);
	});

	it('says what is not in the file and stands on, in the right number', () => {
		expect(linesOf({ kinds: [kind({ vanished: ['C-1'] })] })[1]).toBe(
			'  1 row stands here and not in the file, and stands on: C-1'
		);
		expect(linesOf({ kinds: [kind({ vanished: ['C-1', 'C-2'] })] })[1]).toBe(
			'  2 rows stand here and not in the file, and stand on: C-1, C-2'
		);
	});

	it('says by which rule records wait, and how to publish them', () => {
		const underReview = [
			{ code: 'C-1', rule: 'imported' },
			{ code: 'C-2', rule: 'single_source' },
			{ code: 'C-3', rule: 'imported' }
		];
		expect(linesOf({ kinds: [kind({ added: ['C-1', 'C-2', 'C-3'] })], underReview }).slice(2)).toEqual([
			'3 records of these files wait in review, where readers do not see them:',
			'  imported without being published: C-1, C-3',
			'  named by one source alone, which is no court, sanctions body or Amnesty International: C-2',
			'Publish the files with --publish REASON.',
			'Publish single records with: node sala.js publish CODE… --reason TEXT',
			'Readers see what changed after: node sala.js publish --reason TEXT',
			''
		]);
		expect(linesOf({ kinds: [kind({ added: ['C-2'] })], underReview: [underReview[1]!] })[2]).toMatch(
			/^1 record .* waits /
		);
	});

	it('says that nothing was written because rows were refused, and what could be', () => {
		const rejected = { file: 'a.csv', kind: 'sources', header: [], line: 3, cells: [], reasons: [] } as const;
		const refused = { problems: [problem], isWritten: false };
		expect(linesOf({ ...refused, rejectedLines: [{ ...rejected, reasons: [] }] })).toEqual([
			'Nothing was written. Correct the rows, or write the sound ones alone with --accept-valid.',
			''
		]);
		expect(linesOf(refused)).toEqual(['Nothing was written.', '']);
	});

	it('says that nothing was written because nothing differs, or because it was a trial', () => {
		const same = { kinds: [kind({ unchanged: 3 })], isWritten: false };
		expect(linesOf(same)[1]).toBe('Nothing was written: everything stands already as the file says.');
		expect(linesOf({ ...same, problems: [problem] }, { acceptValid: true })[1]).toBe(
			'Nothing was written: every sound row stands already as the file says.'
		);
		expect(linesOf(same, { isTrial: true })).toContain('Nothing was written: this was a trial.');
	});

	it('says what was published', () => {
		const added = { kinds: [kind({ added: ['C-1'] })], published: ['C-1'] };
		expect(linesOf(added, { publish: PUBLISH })).toContain(
			'1 record is published. The public view is written anew.'
		);
		const same = { kinds: [kind({ unchanged: 1 })], isWritten: false };
		expect(linesOf(same, { publish: PUBLISH })).toContain('The public view is written anew.');
		expect(linesOf(same).join()).not.toContain('Readers see');
	});

	it('says which records no public page shows, and how they would be shown', () => {
		const added = { kinds: [kind({ added: ['C-1'] })], published: ['C-1'] };
		const hidden =
			'Of the dataset live it shows no shelter whose operator has not asked for it, and counts only as sums of the day.';
		const hint =
			'What is new is in the dataset live. What a public source printed is imported with --dataset public_record.';
		const both = { ...added, datasets: ['public_record', 'live'] as const };
		const linesOfBoth = (how: Parameters<typeof linesOf>[1]) =>
			linesOf({ ...both, datasets: [...both.datasets] }, how);
		expect(linesOfBoth({ publish: PUBLISH, dataset: 'live' })).toContain(hidden);
		expect(linesOfBoth({ publish: PUBLISH, dataset: null })).toEqual(expect.arrayContaining([hidden, hint]));
		expect(linesOfBoth({ dataset: null })).not.toContain(hidden);
		expect(linesOfBoth({ dataset: 'live' })).not.toContain(hint);
		expect(linesOf(added, { publish: PUBLISH, dataset: null }).join()).not.toMatch(/dataset/);
	});
});
