/** Keeps a page out of every cache, unless its route says otherwise; data are left to their routes. */
export function keepOutOfCaches(headers: Headers): void {
	const isPage = headers.get('Content-Type')?.startsWith('text/html');
	if (isPage && !headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store');
}

/**
 * Lets pages load map data and pictures from the server of an operator's basemap, and nothing else from it. Answers
 * without a policy are left as they are.
 *
 * @param basemapUrl of the style or archive; its own origin is opened, and no other that the style may name
 */
export function openMapOrigin(headers: Headers, basemapUrl: string): void {
	const policy = headers.get('Content-Security-Policy');
	if (policy === null) return;
	const { origin } = new URL(basemapUrl);
	const opened = policy.replace(/img-src [^;]*/, (images) => `${images} ${origin}`);
	headers.set('Content-Security-Policy', `${opened}; connect-src 'self' ${origin}`);
}
