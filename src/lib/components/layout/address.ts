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

/** The parameters that say what is shown as of when; they go along to every page. */
const VIEW = ['as_of', 'known_at'];

/** The query string for another page: of this address only the view, and what is given. */
export function carryView(url: URL, given: Record<string, string> = {}): string {
	const parameters = new URLSearchParams(
		[...url.searchParams].filter(([name, value]) => VIEW.includes(name) && value !== '')
	);
	for (const [name, value] of Object.entries(given)) parameters.set(name, value);
	return parameters.size > 0 ? `?${parameters}` : '';
}

/** The parameters of an address but for some, as a form sends them along in hidden fields. */
export function keepOthers(url: URL, without: readonly string[]): [name: string, value: string][] {
	return [...url.searchParams].filter(([name, value]) => !without.includes(name) && value !== '');
}

/** The address as it stands in the browser: that of the page, with where its map was moved to since. */
export function addressOf({ url, state }: { url: URL; state: App.PageState }): URL {
	return state.map === undefined ? url : new URL(changeQuery(url, { map: state.map }), url);
}
