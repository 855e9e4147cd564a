// Plain JavaScript: server.js and sala.js read this before there is a build.

/** One Ctrl-C arrives twice under npm: from the terminal, and passed on by npm. */
const SAME_PRESS_MS = 300;

/**
 * Calls the first action at the first SIGINT or SIGTERM, the second at the second, and so on; the last one
 * again at every further signal.
 *
 * @param {[() => void, ...(() => void)[]]} actions
 */
export function onStopSignals(...actions) {
	let presses = 0;
	let lastAt = -Infinity;
	const onSignal = () => {
		const now = performance.now();
		const isEcho = now - lastAt < SAME_PRESS_MS;
		lastAt = now;
		if (isEcho) return;
		actions[Math.min(presses, actions.length - 1)]?.();
		presses += 1;
	};
	process.on('SIGINT', onSignal);
	process.on('SIGTERM', onSignal);
}
