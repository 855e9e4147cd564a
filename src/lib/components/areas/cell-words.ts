/** Sentences that say how the number of a cell came about, in the reader's language. */
import type { SetAside } from '#lib/domain/candidates.ts';
import type { CellChoice } from '#lib/domain/choosing.ts';
import { codeOf, type Counter } from '#lib/domain/counters.ts';
import { NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';
import type { SamePeople } from '#lib/domain/overlap.ts';
import type { I18n } from '#lib/i18n/i18n.ts';

/** By which rule the figure of the cell was chosen, and how fresh it is; empty where none was. */
export function describeUse({ chosen, decidedBy, freshness }: CellChoice, { t }: I18n): string {
	if (!chosen || !decidedBy || !freshness) return '';
	const rule = t.data.decidedBy[decidedBy];
	const reason =
		chosen.recommendation && decidedBy === 'recommended'
			? t.areas.cell.recommended(rule, chosen.recommendation.reason)
			: rule;
	return t.areas.cell.used(reason, t.data.freshness[freshness]);
}

/** Why a figure cannot be the count of its cell. */
export function describeSetAside({ reason, closedBy }: SetAside, { t, format }: I18n): string {
	const words = t.areas.cell;
	if (!closedBy) return words.setAside(t.data.setAside[reason]);
	const { people, occurredOn, datePrecision, eventCode } = closedBy;
	const closed = datePrecision === 'day' ? words.closed : words.closedIn;
	return closed(format.estimate(people), format.date(occurredOn, datePrecision), eventCode);
}

/** Why a cell or shelter adds nothing: another one counts its people, and which of the two counts. */
export function describeSamePeople({ counter, by, goesWithTotal }: SamePeople, { t }: I18n): string {
	const words = t.areas.cell;
	const code = codeOf(by);
	if (goesWithTotal) return words.goesWithTotal(code);
	const more = (by.estimate?.low ?? 0) - (counter.estimate?.low ?? 0);
	if (more > 0) return words.lowerLow(code);
	return more === 0 && code < codeOf(counter) ? words.sameLow(code) : words.lowerWithBreakdown(code);
}

/** What was left of a cell or shelter without a place once the people whom areas count too were taken off. */
export function describeTakenOff(before: Estimate, parts: readonly Counter[], { t, format }: I18n): string {
	const { part, takenOff } = t.areas.cell;
	const named = parts.map((one) => part(codeOf(one), format.estimate(one.estimate ?? NOT_KNOWN)));
	return takenOff(format.estimate(before), format.list(named));
}
