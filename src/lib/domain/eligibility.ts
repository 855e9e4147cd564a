import { readAdmitted } from '#lib/domain/nationality-shelters.ts';

/** What is known of the people of a group; null: not known, or some are and some are not. */
export interface GroupAttributes {
	/** ISO 3166-1 alpha-2. */
	nationality: string | null;
	sex: 'female' | 'male' | null;
	areMinors: boolean | null;
	/** Whether they have valid papers, a visa among them. */
	haveDocuments: boolean | null;
	/** Whether they were formally identified as victims. */
	areIdentified: boolean | null;
}

/** True: everybody of the group is let in; false: nobody; null: not known of them, or of the shelter. */
export type Admission = boolean | null;

/**
 * Whether a shelter lets the people of a group in.
 *
 * Minors alone are let in where `minors` stands by itself; beside `women_only` or `men_only` it adds the minors of either
 * sex. Several nationalities are alternatives, everything else is asked of everybody.
 *
 * @param entryConditions as its latest report states them; `none_known` asks nothing, none at all: nobody said
 */
export function admit(entryConditions: readonly string[], group: GroupAttributes): Admission {
	if (entryConditions.length === 0) return null;
	const asks = (condition: string) => entryConditions.includes(condition);
	return all([
		admitBySexAndAge(asks, group),
		admitByNationality(readAdmitted(entryConditions), group.nationality),
		asks('valid_visa_required') ? group.haveDocuments : true,
		asks('formal_identification_required') ? group.areIdentified : true
	]);
}

function admitBySexAndAge(
	asks: (condition: string) => boolean,
	{ sex, areMinors }: GroupAttributes
): Admission {
	const only = asks('women_only') ? 'female' : asks('men_only') ? 'male' : null;
	const bySex = only === null ? null : sex === null ? null : sex === only;
	if (!asks('minors')) return only === null ? true : bySex;
	return only === null ? areMinors : any([bySex, areMinors]);
}

function admitByNationality(admitted: readonly string[], nationality: string | null): Admission {
	if (admitted.length === 0) return true;
	return nationality === null ? null : admitted.includes(nationality);
}

/** Kleene's three values: one "no" settles it, and without one every "not known" leaves it open. */
function all(parts: readonly Admission[]): Admission {
	if (parts.includes(false)) return false;
	return parts.includes(null) ? null : true;
}

function any(parts: readonly Admission[]): Admission {
	if (parts.includes(true)) return true;
	return parts.includes(null) ? null : false;
}
