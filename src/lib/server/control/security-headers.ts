const HEADERS = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
	'Cross-Origin-Opener-Policy': 'same-origin'
};

/**
 * Sets what every answer says to the browser: take the content type as given, tell no other site where the
 * reader came from, ask for no sensor, share no window. To ourselves a browser has to tell it: with `no-referrer` a form
 * comes without its origin (`Origin: null`), and is refused as one of another site. Pages are kept by no cache, unless the route says
 * otherwise. The content security policy is SvelteKit's, in svelte.config.js.
 */
export function setSecurityHeaders(headers: Headers): void {
	for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
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
