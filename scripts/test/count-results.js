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
 * The closing line of a run, which `.ci/run` reads again.
 *
 * @param {Count[]} counts
 */
export function toTotalLine(counts) {
	const sum = (/** @type {keyof Count} */ key) => counts.reduce((total, count) => total + count[key], 0);
	return `${sum('passed')} passed, ${sum('failed')} failed`;
}
