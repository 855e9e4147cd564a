import { isCountryCode } from '#lib/domain/countries.ts';
import type { GroupAttributes } from '#lib/domain/eligibility.ts';

/** For whom an address looks for beds. */
export interface Whom {
	/** P-code; null: all. */
	area: string | null;
	/** Null: nobody in particular. */
	people: GroupAttributes | null;
	/** What the address says of them, by the names of its parameters; empty where it says nothing. */
	asked: Record<'nationality' | 'sex' | 'minors' | 'documents' | 'identified', string>;
}

/** Reads for whom an address looks for beds. What is no answer to a question is no answer. */
export function readWhom(url: URL): Whom {
	const read = (text: string | null, isAnswer: (text: string) => boolean) =>
		text !== null && isAnswer(text) ? text : '';
	const isYesOrNo = (text: string) => text === 'yes' || text === 'no';
	const asked = {
		nationality: read(url.searchParams.get('nationality'), isCountryCode),
		sex: read(url.searchParams.get('sex'), (text) => text === 'female' || text === 'male'),
		minors: read(url.searchParams.get('minors'), isYesOrNo),
		documents: read(url.searchParams.get('documents'), isYesOrNo),
		identified: read(url.searchParams.get('identified'), isYesOrNo)
	};
	const toBoolean = (text: string) => (text === '' ? null : text === 'yes');
	const people: GroupAttributes = {
		nationality: asked.nationality || null,
		sex: (asked.sex || null) as GroupAttributes['sex'],
		areMinors: toBoolean(asked.minors),
		haveDocuments: toBoolean(asked.documents),
		areIdentified: toBoolean(asked.identified)
	};
	const isAnybody = Object.values(people).every((value) => value === null);
	return { area: url.searchParams.get('area') || null, people: isAnybody ? null : people, asked };
}
