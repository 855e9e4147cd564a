/** Methods that change nothing, by the rules of HTTP and of every route here. */
const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * True where a request would change something and does not come from a page of ours: its `Origin` is missing or another
 * one, or the browser itself says that another site sent it (`Sec-Fetch-Site`). Whatever the type of its body: a form of
 * another site can send text, and a script of another origin of this site JSON. Browsers name the origin of every write.
 *
 * @param own the origin that people know us by, as the request was understood
 */
export function isCrossSiteWrite(
	{ method, headers }: Pick<Request, 'method' | 'headers'>,
	own: string
): boolean {
	if (READING.includes(method)) return false;
	const site = headers.get('sec-fetch-site');
	return headers.get('origin') !== own || (site !== null && site !== 'same-origin');
}
