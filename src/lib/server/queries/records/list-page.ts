/** Rows that a page of a list shows. */
export const LIST_PAGE = 50;

/** Which rows of a list are wanted. */
export interface AskedPage {
	/** Key of the first row; null: from the beginning. */
	start: string | null;
	/** Rows at most; `LIST_PAGE` where left out. */
	size?: number;
}

/** Some rows of a list, and where to go on. */
export interface RowPage<Row> {
	rows: Row[];
	/** Key of the row after the last one; null at the end. */
	next: string | null;
}

/** A page of a list as a screen shows it. */
export interface ListPage<Row> extends RowPage<Row> {
	/** Rows of the whole list. */
	total: number;
	/** Key that the page before begins with, null where that is the first page; left out where none is before. */
	previous?: string | null;
}

/** Cuts the row that was asked for beyond the page, whose key is where to go on. */
export function toRowPage<Row>(
	found: readonly Row[],
	size: number,
	keyOf: (row: Row) => string
): RowPage<Row> {
	const after = found[size];
	return { rows: found.slice(0, size), next: after === undefined ? null : keyOf(after) };
}
