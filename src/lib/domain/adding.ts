import { sumEstimates, type Estimate } from '#lib/domain/estimate.ts';
import type { Dataset, FigureKind, Unit } from '#lib/domain/figures.ts';
import { groupBy } from '#lib/domain/grouping.ts';

/** Why figures may not be added, in the order in which the rules are tried. */
export type AddingRule =
	'units' | 'kinds' | 'datasets' | 'expired' | 'area_and_part' | 'two_rounds' | 'overlap_group';

/** A count, or a sum already made, that is to be added. */
export interface Part {
	/** Names it to the reader of a refusal: 'KH-D-027', or 'KH12, street'. */
	label: string;
	estimate: Estimate;
	unit: Unit;
	kind: FigureKind;
	/** Of the figures in it. */
	datasets: readonly Dataset[];
	/** Null: place not known. */
	areaCode: string | null;
	/** The areas that its area lies in. */
	ancestors: readonly string[];
	/** One for each count in it that belongs to an operation: the operation and what cell it counted. */
	rounds: readonly string[];
	/** Groups whose people are partly in it. */
	overlapGroups: readonly string[];
	/** Groups whose people are partly in shelters of it, by their reports; two shelters never hold the same people. */
	shelterGroups: readonly string[];
	/** True where it holds the number of an expired figure. */
	isExpired: boolean;
}

/** Figures that may not be added; `rule` says why, the message names two of them. */
export class AddingRefused extends Error {
	override readonly name = 'AddingRefused';

	constructor(
		readonly rule: AddingRule,
		why: string
	) {
		super(`These figures may not be added: ${why}.`);
	}
}

/**
 * The sum of figures that may be added. Every total of people is made here, or of such totals.
 *
 * Refused are: people with households; a kind with another, so a stock with a flow; the exercise with any other
 * dataset (the public record and live data may be added); an expired figure; an area with an area it lies in; two
 * rounds of one operation for one cell; two figures of one overlap group, unless both have an area and the areas
 * differ (a person is in one area at a time). No part at all is 0/0/0.
 *
 * @throws AddingRefused with the first of these rules that is broken.
 */
export function addUp(parts: readonly Part[]): Estimate {
	refuseMixed(parts, 'units', (part) => [part.unit], 'are of different units');
	refuseMixed(parts, 'kinds', (part) => [part.kind], 'are of different kinds');
	refuseMixed(parts, 'datasets', worldsOf, 'are of the exercise and of real data');
	const expired = parts.find((part) => part.isExpired);
	if (expired) throw new AddingRefused('expired', `${expired.label} has expired`);
	refuseAreaWithPart(parts);
	refuseShared('two_rounds', toHolders(parts, 'rounds'), () => true);
	const ofGroups = [...toHolders(parts, 'overlapGroups'), ...toHolders(parts, 'shelterGroups')];
	refuseShared('overlap_group', ofGroups, mayBeSamePeople);
	return sumEstimates(parts.map((part) => part.estimate));
}

/**
 * Parts as one part of a greater sum: what they add up to, and all that the rules must know of what is in it.
 *
 * @throws AddingRefused where the parts may not be added.
 */
export function toWhole(label: string, areaCode: string | null, parts: readonly [Part, ...Part[]]): Part {
	const all = <T>(valuesOf: (part: Part) => readonly T[]) => [...new Set(parts.flatMap(valuesOf))];
	return {
		label,
		areaCode,
		estimate: addUp(parts),
		unit: parts[0].unit,
		kind: parts[0].kind,
		datasets: all((part) => part.datasets),
		ancestors: all((part) => part.ancestors),
		rounds: all((part) => part.rounds),
		overlapGroups: all((part) => part.overlapGroups),
		shelterGroups: all((part) => part.shelterGroups),
		isExpired: false
	};
}

function worldsOf({ datasets }: Part): string[] {
	return datasets.map((dataset) => (dataset === 'exercise' ? 'exercise' : 'real'));
}

/** A part with a name that it may share with another. */
interface Holder {
	part: Part;
	of: 'rounds' | 'overlapGroups' | 'shelterGroups';
	key: string;
}

function toHolders(parts: readonly Part[], of: Holder['of']): Holder[] {
	return parts.flatMap((part) => part[of].map((key) => ({ part, of, key })));
}

function mayBeSamePeople(a: Holder, b: Holder): boolean {
	if (a.part === b.part || (a.of === 'shelterGroups' && b.of === 'shelterGroups')) return false;
	const [one, other] = [a.part.areaCode, b.part.areaCode];
	return one === null || other === null || one === other;
}

function refuseMixed(
	parts: readonly Part[],
	rule: AddingRule,
	valuesOf: (part: Part) => readonly string[],
	why: string
): void {
	const all = parts.flatMap((part) => valuesOf(part).map((value) => ({ part, value })));
	const other = all.find(({ value }) => value !== all[0]?.value);
	if (other) throw new AddingRefused(rule, `${all[0]!.part.label} and ${other.part.label} ${why}`);
}

function refuseAreaWithPart(parts: readonly Part[]): void {
	const byArea = new Map(parts.map((part) => [part.areaCode, part]));
	for (const part of parts) {
		const whole = part.ancestors.map((ancestor) => byArea.get(ancestor)).find((found) => found !== undefined);
		if (whole) throw new AddingRefused('area_and_part', `${part.label} lies in the area of ${whole.label}`);
	}
}

function refuseShared(
	rule: 'two_rounds' | 'overlap_group',
	holders: readonly Holder[],
	isClash: (a: Holder, b: Holder) => boolean
): void {
	for (const [key, sharing] of groupBy(holders, (holder) => holder.key)) {
		for (const [place, holder] of sharing.entries()) {
			const other = sharing.slice(0, place).find((earlier) => isClash(earlier, holder));
			if (!other) continue;
			const what = rule === 'two_rounds' ? 'are two rounds of one count' : 'count partly the same people';
			throw new AddingRefused(rule, `${other.part.label} and ${holder.part.label} ${what} (${key})`);
		}
	}
}
