import { groupBy } from '#lib/domain/grouping.ts';
import type { Problem } from '#lib/server/import/problem.ts';

const SHOWN_LINES = 5;

/**
 * Problems as text for a terminal, file by file, each with its counts; blank where there is no problem.
 *
 * A line reads `file:line column "value": reason`. Rows that are sound themselves and only name a refused one stand
 * behind the others of their file, those with one reason together, so that what to correct comes first.
 */
export function toReport(problems: readonly Problem[]): string {
	const byFile = groupBy(problems, (problem) => problem.file);
	const parts = Array.from(byFile, ([file, found]) => {
		const own = found.filter((problem) => !problem.isConsequence);
		const following = found.filter((problem) => problem.isConsequence);
		return [`${file}: ${toCounts(found)}`, ...own.map(toLine), ...toGroupedLines(following)].join('\n');
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

/** Consequences, those of one column and reason as one line: `file:2, 3, 4, 5, 6 and 12 more column: reason`. */
function toGroupedLines(problems: readonly Problem[]): string[] {
	const groups = groupBy(problems, ({ column, reason }) => `${column} ${reason}`);
	return Array.from(groups.values(), (group) => {
		const [{ file, column, reason }] = group as [Problem];
		if (group.length === 1) return toLine(group[0]!);
		const lines = group.slice(0, SHOWN_LINES).map(({ line }) => line);
		const more = group.length > SHOWN_LINES ? ` and ${group.length - SHOWN_LINES} more` : '';
		return `${file}:${lines.join(', ')}${more} ${column}: ${reason}`;
	});
}

/** '1 problem', '1 problem on 1 line', '12 problems on 3 lines'. */
function toCounts(problems: readonly Problem[]): string {
	const lines = new Set(problems.flatMap(({ line }) => (line === null ? [] : [line]))).size;
	const count = toCount(problems.length, 'problem');
	return lines === 0 ? count : `${count} on ${toCount(lines, 'line')}`;
}

/** A number and its noun: "1 row", "1,234 rows". */
export function toCount(count: number, noun: string): string {
	return `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`;
}
