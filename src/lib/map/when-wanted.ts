/** How long the browser may be busy before something is done anyway, in milliseconds. */
const PATIENCE_MS = 4000;

/**
 * Calls once, when an element is in view and the browser idle, or at once when it is touched, pointed at or gets the
 * focus. Returns what stops it.
 */
export function whenWanted(element: HTMLElement, call: () => void): () => void {
	const touches = ['pointerdown', 'pointerenter', 'focusin', 'wheel'] as const;
	let handle = 0;
	const stop = () => {
		observer.disconnect();
		for (const touch of touches) element.removeEventListener(touch, now);
		if (typeof cancelIdleCallback === 'function') cancelIdleCallback(handle);
		else clearTimeout(handle);
	};
	const now = () => {
		stop();
		call();
	};
	const observer = new IntersectionObserver((entries) => {
		if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
		observer.disconnect();
		// Safari has no idle callback.
		handle =
			typeof requestIdleCallback === 'function'
				? requestIdleCallback(now, { timeout: PATIENCE_MS })
				: window.setTimeout(now, 500);
	});
	observer.observe(element);
	for (const touch of touches) element.addEventListener(touch, now, { passive: true });
	return stop;
}

/** Whether this browser can draw the movable map. */
export function hasWebgl(): boolean {
	const canvas = document.createElement('canvas');
	const context = canvas.getContext('webgl2');
	context?.getExtension('WEBGL_lose_context')?.loseContext();
	return context !== null;
}
