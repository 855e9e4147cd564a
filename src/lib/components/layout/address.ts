/**
 * The query string of an address with some parameters changed: null takes one away. Begins with its question mark, or
 * is empty.
 */
export function changeQuery(url: URL, changes: Record<string, string | null>): string {
	const parameters = new URLSearchParams(url.searchParams);
	for (const [name, value] of Object.entries(changes)) {
		if (value === null) parameters.delete(name);
		else parameters.set(name, value);
	}
	return parameters.size > 0 ? `?${parameters}` : '';
}
