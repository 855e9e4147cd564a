import type { Day } from '#lib/domain/day.ts';
import type { Figure, FigureClosure } from '#lib/domain/figures.ts';
import { pickLatest } from '#lib/domain/latest.ts';

/**
 * Finds the event that closed a figure of a cell on that day, null where none did.
 *
 * An event of that day or before closes the figures that name it, and every other one of the cell dated before its
 * day: the people were gone by then, and nobody has counted the cell since. A figure dated on that day or later counts
 * anew. Of several events the one that the figure names is given, else the latest.
 *
 * @param counts whole counts of people in one cell, superseded or undated ones among them
 */
export function closingsOf(
	counts: readonly Figure[],
	asOf: Day
): (figure: Figure & { referenceOn: Day }) => FigureClosure | null {
	const closings = counts.flatMap(({ closedBy }) =>
		closedBy && closedBy.occurredOn <= asOf ? [closedBy] : []
	);
	return ({ closedBy, referenceOn }) => {
		if (closedBy && closedBy.occurredOn <= asOf) return closedBy;
		const after = closings.filter(({ occurredOn }) => occurredOn > referenceOn);
		return pickLatest(after, ({ occurredOn, eventCode }) => [occurredOn, eventCode]) ?? null;
	};
}
