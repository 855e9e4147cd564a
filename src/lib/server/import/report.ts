import type { Problem } from '#lib/server/import/problem.ts';

/**
 * Problems as text for a terminal, file by file, each with its counts; blank where there is no problem.
 *
 * A line reads `file:line column "value": reason`. Rows that are sound themselves and only name a refused one stand
 * behind the others of their file, so that what to correct comes first.
 */
export function toReport(problems: readonly Problem[]): string {
	const byFile = new Map<string, Problem[]>();
	for (const problem of problems) {
		const found = byFile.get(problem.file);
		if (found) found.push(problem);
		else byFile.set(problem.file, [problem]);
	}
	const parts = Array.from(byFile, ([file, found]) => {
		const own = found.filter((problem) => !problem.isConsequence);
		const following = found.filter((problem) => problem.isConsequence);
		return [`${file}: ${toCounts(found)}`, ...[...own, ...following].map(toLine)].join('\n');
	});
	if (byFile.size > 1) parts.push(`${toCount(problems.length, 'problem')} in ${byFile.size} files`);
	return parts.map((part) => `${part}\n`).join('\n');
}

/** One problem as a line of text, its place first. */
export function toLine({ file, line, column, value, reason }: Problem): string {
	const place = line === null ? file : `${file}:${line}`;
	const words = [place, column, value === null ? null : `"${value}"`].filter((word) => word !== null);
	return `${words.join(' ')}: ${reason}`;
}

/** '1 problem', '1 problem on 1 line', '12 problems on 3 lines'. */
function toCounts(problems: readonly Problem[]): string {
	const lines = new Set(problems.flatMap(({ line }) => (line === null ? [] : [line]))).size;
	const count = toCount(problems.length, 'problem');
	return lines === 0 ? count : `${count} on ${toCount(lines, 'line')}`;
}

function toCount(count: number, noun: string): string {
	return `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`;
}
