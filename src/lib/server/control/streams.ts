const closers = new Set<() => void>();

/**
 * Announces a response that stays open (an event stream), so that a stop can end it: an open one would keep
 * the server from stopping.
 *
 * @param close ends the response
 * @returns to call when the response has ended by itself
 */
export function registerStream(close: () => void): () => void {
	closers.add(close);
	return () => void closers.delete(close);
}

/** Ends every response that stays open. */
export function closeStreams(): void {
	for (const close of closers) close();
	closers.clear();
}
