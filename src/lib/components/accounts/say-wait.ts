import type { AccountWords } from '#lib/i18n/dictionary.ts';
import type { Format } from '#lib/i18n/format.ts';

/** How long to wait after too many attempts, in whole minutes and at least one. */
export function sayWait(seconds: number, words: AccountWords['accounts'], format: Format): string {
	return words.tooOften(format.counted(Math.max(1, Math.ceil(seconds / 60)), words.minutes));
}
