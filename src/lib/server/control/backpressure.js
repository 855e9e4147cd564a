// Plain JavaScript: server.js and sala.js read this before there is a build.

/**
 * Writes text and waits until the reader keeps up. A reader that is gone takes no more, which is no error
 * here: the stream tells whoever listens to it.
 *
 * @param {NodeJS.WritableStream} stream
 * @param {string} text
 * @returns {Promise<void>}
 */
export function write(stream, text) {
	return new Promise((resolve) => {
		if (!stream.writable || stream.write(text)) return resolve();
		const done = () => {
			stream.off('drain', done).off('close', done);
			resolve();
		};
		stream.on('drain', done).on('close', done);
	});
}
