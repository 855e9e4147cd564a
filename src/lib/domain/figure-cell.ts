import type { Cell } from '#lib/domain/cells.ts';
import type { Figure } from '#lib/domain/figures.ts';
import type { AreaSummary } from '#lib/domain/summary.ts';

/** The cell of an area that a figure belongs to, chosen there, beside the chosen one or set aside; undefined where none has it. */
export function findCellOf({ tiers }: Pick<AreaSummary, 'tiers'>, code: string): Cell | undefined {
	return Object.values(tiers)
		.flatMap(({ cells }) => cells)
		.find((cell) => listFiguresOf(cell).some((figure) => figure.code === code));
}

/** Every figure of a cell: the chosen one, those beside it from best to worst, then those set aside. */
export function listFiguresOf({ choice }: Pick<Cell, 'choice'>): Figure[] {
	return [
		...(choice.chosen ? [choice.chosen] : []),
		...choice.triangulation,
		...choice.setAside.map(({ figure }) => figure)
	];
}
