/** How long a page that has loaded is left to its reader before something heavy begins by itself, in milliseconds. */
const REST_MS = 3000;

/** How long the browser may be busy then before it is done anyway, in milliseconds. */
const PATIENCE_MS = 4000;

/**
 * Calls once: when an element is in view, the page has loaded and rested, and the browser is idle; or at once when it is
 * touched, pointed at or gets the focus. Returns what stops it.
 */
export function whenWanted(element: HTMLElement, call: () => void): () => void {
	const touches = ['pointerdown', 'pointerenter', 'focusin', 'wheel'] as const;
	const stopping = new AbortController();
	const { signal } = stopping;
	const now = () => {
		if (signal.aborted) return;
		stopping.abort();
		call();
	};
	const rest = () => {
		// Safari has no idle callback.
		const whenIdle = () =>
			typeof requestIdleCallback === 'function' ? requestIdleCallback(now, { timeout: PATIENCE_MS }) : now();
		const timer = setTimeout(whenIdle, REST_MS);
		signal.addEventListener('abort', () => clearTimeout(timer));
	};
	const observer = new IntersectionObserver((entries) => {
		if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
		observer.disconnect();
		if (document.readyState === 'complete') rest();
		else window.addEventListener('load', rest, { once: true, signal });
	});
	observer.observe(element);
	signal.addEventListener('abort', () => observer.disconnect());
	for (const touch of touches) element.addEventListener(touch, now, { passive: true, signal });
	return () => stopping.abort();
}
