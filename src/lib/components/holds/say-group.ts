import type { GroupAttributes } from '#lib/domain/eligibility.ts';
import type { HoldWords } from '#lib/i18n/dictionary.ts';
import type { Format } from '#lib/i18n/format.ts';

/** What is known of a group, in words. */
export function sayGroup(group: GroupAttributes, words: HoldWords['holds'], format: Format): string {
	const { nationality, sex, areMinors, haveDocuments, areIdentified } = group;
	const said = [
		nationality && words.nationals(format.country(nationality)),
		sex && words.sexes[sex],
		sayAnswer(areMinors, words.minorsAre),
		haveDocuments !== null && `${words.documents}: ${sayAnswer(haveDocuments, words.documentsAre)}`,
		areIdentified !== null && `${words.identified}: ${sayAnswer(areIdentified, words.identifiedAre)}`
	].filter((part): part is string => typeof part === 'string');
	return said.length === 0 ? words.nothingKnown : said.join('; ');
}

function sayAnswer(answer: boolean | null, words: { yes: string; no: string }): string | null {
	if (answer === null) return null;
	return answer ? words.yes : words.no;
}
