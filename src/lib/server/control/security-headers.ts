const HEADERS = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
	'Cross-Origin-Opener-Policy': 'same-origin'
};

/**
 * Sets what every answer says to the browser: take the content type as given, tell no other site where the
 * reader came from, ask for no sensor, share no window. Pages are kept by no cache, unless the route says
 * otherwise. The content security policy is SvelteKit's, in svelte.config.js.
 */
export function setSecurityHeaders(headers: Headers): void {
	for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
	const isPage = headers.get('Content-Type')?.startsWith('text/html');
	if (isPage && !headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store');
}
