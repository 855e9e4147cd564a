/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

/**
 * What a JSON report of vitest or Playwright says, added up. A file that broke before its first test and an error
 * outside every test count as one failed.
 *
 * @param {any} report
 * @returns {Count}
 */
export function countReport(report) {
	if (report.stats) {
		const { expected, unexpected, flaky } = report.stats;
		return { passed: expected, failed: unexpected + flaky + report.errors.length };
	}
	const broken = report.testResults.filter(
		(/** @type {any} */ file) =>
			file.status === 'failed' &&
			!file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed')
	);
	return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/**
 * The count of one part that ran. A runner that complains although no test failed, leaves no report, or passed
 * nothing counts as one failed: silence is not success.
 *
 * @param {any} report null where the runner left none
 * @param {number} exitCode
 * @returns {Count}
 */
export function countPart(report, exitCode) {
	const { passed, failed } = report ? countReport(report) : { passed: 0, failed: 0 };
	const isSuspicious = exitCode !== 0 || passed === 0;
	return { passed, failed: failed === 0 && isSuspicious ? 1 : failed };
}

/**
 * What failed, a line each: the file, the test and the first line of the reason.
 *
 * @param {any} report null where the runner left none
 * @returns {string[]}
 */
export function listFailures(report) {
	if (!report) return ['the runner left no report'];
	if (report.stats) {
		const outside = report.errors.map((/** @type {any} */ error) =>
			toLine('outside every test', error.message)
		);
		return [...report.suites.flatMap(failedSpecs), ...outside];
	}
	return report.testResults.flatMap((/** @type {any} */ file) => {
		const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
		if (failed.length === 0) return file.status === 'failed' ? [toLine(file.name, file.message)] : [];
		return failed.map((/** @type {any} */ test) =>
			toLine(`${file.name} › ${test.fullName}`, test.failureMessages?.[0])
		);
	});
}

/**
 * @param {any} suite of a report of Playwright, with those in it
 * @returns {string[]}
 */
function failedSpecs({ specs = [], suites = [] }) {
	const lines = specs.flatMap((/** @type {any} */ spec) => {
		const failed = spec.tests.find((/** @type {any} */ test) =>
			['unexpected', 'flaky'].includes(test.status)
		);
		const error = failed?.results.find((/** @type {any} */ result) => result.error)?.error;
		return failed ? [toLine(`${spec.file}:${spec.line} › ${spec.title}`, error?.message)] : [];
	});
	return [...lines, ...suites.flatMap(failedSpecs)];
}

/**
 * @param {string} where
 * @param {string} [message]
 */
function toLine(where, message = '') {
	const first = message.split('\n', 1)[0]?.slice(0, 300);
	return first ? `${where}: ${first}` : where;
}

/**
 * The closing line of a run, which `.ci/run` reads again.
 *
 * @param {Count[]} counts
 */
export function toTotalLine(counts) {
	const sum = (/** @type {keyof Count} */ key) => counts.reduce((total, count) => total + count[key], 0);
	return `${sum('passed')} passed, ${sum('failed')} failed`;
}
