/** Rows as columns: what a thousand rows share is said once. All columns are of one length. */
export type Columns<Row> = { [Key in keyof Row]: Row[Key][] };

/** Rows as columns of these keys. */
export function toColumns<Row, Key extends keyof Row>(
	rows: readonly Row[],
	keys: readonly Key[]
): Columns<Pick<Row, Key>> {
	const columns = keys.map((key) => [key, rows.map((row) => row[key])]);
	return Object.fromEntries(columns) as Columns<Pick<Row, Key>>;
}

/** The rows again. */
export function toRows<Row extends object>(columns: Columns<Row>): Row[] {
	const keys = Object.keys(columns) as (keyof Row)[];
	const length = keys[0] === undefined ? 0 : columns[keys[0]].length;
	return Array.from({ length }, (_, place) => {
		const row = {} as Row;
		for (const key of keys) row[key] = columns[key][place]!;
		return row;
	});
}
