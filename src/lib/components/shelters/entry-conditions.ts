import { readAdmitted } from '#lib/domain/nationality-shelters.ts';
import type { I18n } from '#lib/i18n/i18n.ts';

/** Who a shelter lets in, in the reader's words; null: it has no report. Nothing said reads as not known. */
export function describeConditions(conditions: readonly string[] | null, { t, format }: I18n): string {
	if (conditions === null || conditions.length === 0) return t.shelters.entryNotKnown;
	const words: Record<string, string> = t.data.entryCondition;
	const admitted = readAdmitted(conditions);
	const others = conditions.map((condition) => words[condition]).filter((word) => word !== undefined);
	return format.list([
		...others,
		...(admitted.length > 0 ? [t.shelters.onlyNationals(format.nationalities(admitted))] : [])
	]);
}
