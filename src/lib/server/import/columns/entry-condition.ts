import { required, type Column } from '#lib/server/import/columns/column.ts';
import { country } from '#lib/server/import/columns/country.ts';
import { toSuggestion } from '#lib/server/import/nearest.ts';

/** Entry conditions of a shelter that are a word; the other is nationality:XX. */
export const CONDITION_WORDS = [
	'formal_identification_required',
	'valid_visa_required',
	'women_only',
	'men_only',
	'minors',
	'none_known'
] as const;

/** Who a shelter takes in, as a source states it. */
export type EntryCondition = (typeof CONDITION_WORDS)[number] | `nationality:${string}`;

const NATIONALITY = 'nationality:';

/** One entry condition: a word of the list, or nationality: and an ISO 3166-1 alpha-2 code. */
export function entryCondition(): Column<EntryCondition> {
	return required<EntryCondition>((cell, context) => {
		const word = CONDITION_WORDS.find((known) => known === cell);
		if (word !== undefined) return { value: word };
		if (!cell.startsWith(NATIONALITY)) {
			const known = [...CONDITION_WORDS, 'nationality:XX'];
			return { reason: `is not one of ${known.join(', ')}${toSuggestion(cell, CONDITION_WORDS)}` };
		}
		const code = country().read(cell.slice(NATIONALITY.length), context);
		if ('reason' in code) return { reason: `names a nationality that ${code.reason}` };
		return { value: `${NATIONALITY}${code.value}` };
	});
}
