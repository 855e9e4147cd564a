/** More rows than a list may hold, where a part of them would be a wrong answer. */
export class TooMany extends Error {
	override readonly name = 'TooMany';
}

/**
 * The rows as they are, where there are no more than the bound. A query that gives parts of a sum asks for one more
 * than its bound: parts that were cut would not add up to the sum, and nobody would see it.
 *
 * @param what the rows are, in the plural, as the reader knows them
 * @throws TooMany where there are more
 */
export function refuseMore<T>(found: readonly T[], most: number, what: string): readonly T[] {
	if (found.length <= most) return found;
	throw new TooMany(
		`There are more than ${most} ${what} to show at once, and a part of them would not add up to the sums. ` +
			'Ask for one area or an earlier day; if it is already one, the bound in the query must be raised.'
	);
}
