const TEXT = /^(text\/html|application\/json)\b/;

/** Bytes below which packing saves no packet. */
const LEAST = 1000;

/**
 * The same answer, packed by gzip, where it is a page or JSON and the browser takes it so; files of the build lie packed
 * beside themselves. It streams: nothing waits for the end.
 */
export function compress(request: Request, response: Response): Response {
	const { headers, body } = response;
	if (!TEXT.test(headers.get('content-type') ?? '')) return response;
	headers.append('Vary', 'Accept-Encoding');
	const length = headers.get('content-length');
	if (body === null || (length !== null && Number(length) < LEAST) || !takesGzip(request)) return response;
	const packed = new Response(body.pipeThrough(new CompressionStream('gzip')), response);
	packed.headers.delete('content-length');
	packed.headers.set('Content-Encoding', 'gzip');
	return packed;
}

function takesGzip(request: Request): boolean {
	return (request.headers.get('accept-encoding') ?? '')
		.split(',')
		.some((coding) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$)[\d.]+\s*)?$/i.test(coding));
}
