/** What decides which of two rows is later, most telling part first; for example day, revision, code. */
export type OrderKey = readonly (string | number)[];

/**
 * Below 0 where `a` comes first, part by part; a key that runs out comes first. Numbers by size, text by code unit
 * (for the plain letters of codes and days the order of PostgreSQL's COLLATE "C").
 */
export function compareKeys(a: OrderKey, b: OrderKey): number {
	for (const [place, part] of a.entries()) {
		const other = b[place];
		if (other === undefined) return 1;
		if (part !== other) return part < other ? -1 : 1;
	}
	return a.length - b.length;
}

/** The item with the greatest key, the first of equal ones; undefined of none. */
export function pickLatest<T>(items: Iterable<T>, keyOf: (item: T) => OrderKey): T | undefined {
	let latest: T | undefined;
	for (const item of items) {
		if (latest === undefined || compareKeys(keyOf(item), keyOf(latest)) > 0) latest = item;
	}
	return latest;
}
