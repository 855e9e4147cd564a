/**
 * The known word that somebody probably meant, or undefined where none is near.
 *
 * Near is at most a third of the longer word's letters changed, added or left out, whatever their case. Of equally
 * near words the first is taken.
 */
export function findNearest(word: string, known: readonly string[]): string | undefined {
	const written = word.slice(0, LONGEST).toLowerCase();
	let nearest: string | undefined;
	let least = Infinity;
	for (const candidate of known) {
		const distance = editDistance(written, candidate.toLowerCase());
		if (distance < least && distance <= Math.max(written.length, candidate.length) / 3) {
			nearest = candidate;
			least = distance;
		}
	}
	return nearest;
}

const LONGEST = 60;

/** Letters to change, add or leave out to get from one word to the other (Levenshtein). */
function editDistance(from: string, to: string): number {
	let above = Array.from({ length: to.length + 1 }, (_, column) => column);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const change = above[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1);
			current.push(Math.min(change, above[column]! + 1, current[column - 1]! + 1));
		}
		above = current;
	}
	return above[to.length]!;
}

/** ' (did you mean X?)' with the nearest known word, or nothing. */
export function toSuggestion(word: string, known: readonly string[]): string {
	const nearest = findNearest(word, known);
	return nearest === undefined ? '' : ` (did you mean ${nearest}?)`;
}
