import { stringify } from 'csv-stringify/sync';
import type { Day } from '#lib/domain/day.ts';

/** What stands in a cell. Null and an empty list are an empty cell: not known, or does not apply; never 0. */
export type Cell = string | number | boolean | null | readonly string[];

/** The columns of a list by their names in the data dictionary, in order, each with what it says of a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

/** Some rows of a list, and the first key of those that follow; null at the end. */
export interface RowPage<Row> {
	rows: readonly Row[];
	next: string | null;
}

/** A list that is written out whole, page by page. */
export interface ListExport<Row> {
	/** Begins the name of the file: `compounds`. */
	name: string;
	/** The day of the view; ends the name of the file. */
	asOf: Day;
	columns: Columns<Row>;
	/**
	 * A page from a key on; null for the first. Each is a unit of work of its own, under one revision, so that nobody
	 * waits for a slow reader and no row is there twice or missing.
	 */
	listPage: (start: string | null) => Promise<RowPage<Row>>;
}

/** Rows that an export asks for at once. */
export const EXPORT_PAGE = 500;

/**
 * Every row of a list as a CSV file (UTF-8, RFC 4180, header first, `\n` line ends, lists behind `;`). A text that a
 * spreadsheet would run as a formula gets an apostrophe before it. The first page is read before the answer begins, so
 * that what fails there is an error page and no torn file.
 */
export async function toCsvResponse<Row>({
	name,
	asOf,
	columns,
	listPage
}: ListExport<Row>): Promise<Response> {
	const texts = listTexts(columns, await listPage(null), listPage);
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { value, done } = await texts.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		}
	});
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="sala-${name}-${asOf}.csv"`,
			'cache-control': 'private, no-store'
		}
	});
}

/** The file in pieces, none of them empty. */
async function* listTexts<Row>(
	columns: Columns<Row>,
	first: RowPage<Row>,
	listPage: ListExport<Row>['listPage']
): AsyncGenerator<string, void> {
	yield stringify([Object.keys(columns)]);
	for (let page = first; ; page = await listPage(page.next)) {
		if (page.rows.length > 0) yield toLines(page.rows, columns);
		if (page.next === null) return;
	}
}

function toLines<Row>(rows: readonly Row[], columns: Columns<Row>): string {
	const cells = Object.values(columns);
	return stringify(
		rows.map((row) => cells.map((toCell) => toText(toCell(row)))),
		{ escape_formulas: true }
	);
}

function toText(cell: Cell): string {
	if (cell === null) return '';
	return typeof cell === 'object' ? cell.join(';') : String(cell);
}
