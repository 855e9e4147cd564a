import { describe, expect, it } from 'vitest';
import { countPart, countReport, listFailures, toTotalLine } from '../../scripts/test/count-results.js';

const passedTest = { status: 'passed' };
const failedTest = { status: 'failed' };

/** A vitest report of files with these tests. */
function vitestReport(...files: { status: string; assertionResults: { status: string }[] }[]) {
	const tests = files.flatMap((file) => file.assertionResults);
	return {
		numPassedTests: tests.filter((test) => test.status === 'passed').length,
		numFailedTests: tests.filter((test) => test.status === 'failed').length,
		testResults: files
	};
}

describe('countReport', () => {
	it('counts the tests of vitest', () => {
		const report = vitestReport(
			{ status: 'passed', assertionResults: [passedTest, passedTest, { status: 'skipped' }] },
			{ status: 'failed', assertionResults: [passedTest, failedTest] }
		);
		expect(countReport(report)).toEqual({ passed: 3, failed: 1 });
	});

	it('counts a file that broke before its first test as failed', () => {
		const broken = { status: 'failed', assertionResults: [] };
		expect(countReport(vitestReport(broken))).toEqual({ passed: 0, failed: 1 });
	});

	it('counts the tests of Playwright, with errors outside every test', () => {
		const stats = { expected: 7, unexpected: 2, flaky: 1, skipped: 4 };
		expect(countReport({ stats, errors: [{ message: 'no server' }] })).toEqual({ passed: 7, failed: 4 });
	});
});

describe('countPart', () => {
	const good = vitestReport({ status: 'passed', assertionResults: [passedTest] });

	it('takes the report of a runner that is content', () => {
		expect(countPart(good, 0)).toEqual({ passed: 1, failed: 0 });
	});

	it('fails a part that passed nothing', () => {
		expect(countPart(vitestReport(), 0)).toEqual({ passed: 0, failed: 1 });
	});

	it('fails a part whose runner left no report', () => {
		expect(countPart(null, 0)).toEqual({ passed: 0, failed: 1 });
	});

	it('fails a part whose runner complains although no test failed', () => {
		expect(countPart(good, 1)).toEqual({ passed: 1, failed: 1 });
	});

	it('adds nothing to failures that are counted already', () => {
		const report = vitestReport({ status: 'failed', assertionResults: [passedTest, failedTest] });
		expect(countPart(report, 1)).toEqual({ passed: 1, failed: 1 });
	});
});

describe('toTotalLine', () => {
	it('adds up the parts', () => {
		expect(
			toTotalLine([
				{ passed: 3, failed: 0 },
				{ passed: 4, failed: 2 }
			])
		).toBe('7 passed, 2 failed');
	});

	it('is zero for no part', () => {
		expect(toTotalLine([])).toBe('0 passed, 0 failed');
	});
});

describe('listFailures', () => {
	it('names file, test and the first line of the reason', () => {
		const report = {
			testResults: [
				{
					name: 'a.test.ts',
					status: 'passed',
					assertionResults: [{ status: 'passed', fullName: 'is fine' }]
				},
				{
					name: 'b.test.ts',
					status: 'failed',
					assertionResults: [
						{ status: 'passed', fullName: 'is fine too' },
						{ status: 'failed', fullName: 'adds up', failureMessages: ['expected 1 to be 2\n at b.test.ts'] }
					]
				},
				{ name: 'c.test.ts', status: 'failed', message: 'no such file\nstack', assertionResults: [] }
			]
		};
		expect(listFailures(report)).toEqual([
			'b.test.ts › adds up: expected 1 to be 2',
			'c.test.ts: no such file'
		]);
	});

	it('finds what failed deep in suites of Playwright, and errors outside every test', () => {
		const spec = (title: string, status: string, results: object[] = []) => ({
			...{ title, file: 'map.spec.ts', line: 7 },
			tests: [{ status, results }]
		});
		const report = {
			stats: {},
			errors: [{ message: 'no server' }],
			suites: [
				{
					specs: [spec('opens', 'expected')],
					suites: [{ specs: [spec('moves', 'unexpected', [{ error: { message: 'timed out\n…' } }])] }]
				}
			]
		};
		expect(listFailures(report)).toEqual([
			'map.spec.ts:7 › moves: timed out',
			'outside every test: no server'
		]);
	});

	it('says so where the runner left no report', () => {
		expect(listFailures(null)).toEqual(['the runner left no report']);
	});
});
