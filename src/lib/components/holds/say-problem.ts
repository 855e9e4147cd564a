import type { HoldState } from '#lib/domain/holds.ts';
import type { HoldWords } from '#lib/i18n/dictionary.ts';
import type { Format } from '#lib/i18n/format.ts';

/** Why nothing was done with the beds of a shelter. */
export type BedProblem =
	| { why: 'notKnown' | 'badPeople' | 'badHours' | 'badNationality' | 'tooLong' | 'badDay' | 'badReason' }
	| { why: 'noBed'; left: number }
	| { why: 'changed'; state: HoldState | null }
	| { why: 'moreCame'; people: number };

/** What was typed into which form and not done. */
export interface TypedForm {
	act: string;
	/** Of the hold; null for a form that is about none. */
	number: number | null;
	typed: Record<string, string>;
	/** Null where it only looks like personal data. */
	problem: BedProblem | null;
	found: readonly { field: string; kind: keyof HoldWords['personalData']['kinds'] }[];
}

/** Why nothing was done, in words. */
export function sayProblem(
	problem: BedProblem,
	{ problems, states }: HoldWords['holds'],
	format: Format
): string {
	switch (problem.why) {
		case 'noBed':
			return problem.left === 0 ? problems.noneLeft : problems.noBed(format.count(problem.left));
		case 'changed':
			return problem.state === null ? problems.gone : problems.changed(states[problem.state]);
		case 'moreCame':
			return problems.moreCame(format.count(problem.people));
		default:
			return problems[problem.why];
	}
}
