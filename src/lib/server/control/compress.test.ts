import { describe, expect, it } from 'vitest';
import { gunzipSync } from 'node:zlib';
import { compress } from '#lib/server/control/compress.ts';

const TEXT = JSON.stringify(Array.from({ length: 500 }, (_, place) => place));

function ask(encoding: string | null, type = 'application/json', text: string | null = TEXT) {
	const request = new Request(
		'http://localhost/',
		encoding === null ? {} : { headers: { 'Accept-Encoding': encoding } }
	);
	const headers = { 'Content-Type': type, 'Content-Length': String(text?.length ?? 0), 'X-Other': 'kept' };
	return compress(request, new Response(text, { status: text === null ? 204 : 201, headers }));
}

describe('compress', () => {
	it.each(['application/json', 'text/html; charset=utf-8'])('packs %s', async (type) => {
		const answer = ask('br, gzip;q=0.8', type);
		expect(answer.headers.get('content-encoding')).toBe('gzip');
		expect(answer.headers.has('content-length')).toBe(false);
		expect(gunzipSync(await answer.arrayBuffer()).toString()).toBe(TEXT);
	});

	it('keeps status and headers', () => {
		const answer = ask('gzip');
		expect([answer.status, answer.headers.get('x-other')]).toEqual([201, 'kept']);
	});

	it.each([null, 'br', 'gzip;q=0', 'gzip; q=0.0', 'notgzip'])(
		'leaves it as it is for a browser that accepts %s, and tells caches that it depends',
		async (encoding) => {
			const answer = ask(encoding);
			expect(answer.headers.has('content-encoding')).toBe(false);
			expect(answer.headers.get('vary')).toBe('Accept-Encoding');
			expect(await answer.text()).toBe(TEXT);
		}
	);

	it.each(['image/png', 'text/event-stream', 'text/csv'])('leaves %s alone', (type) =>
		expect(ask('gzip', type).headers.has('content-encoding')).toBe(false)
	);

	it('leaves what is short, and what has no body', () => {
		expect(ask('gzip', 'application/json', '{}').headers.has('content-encoding')).toBe(false);
		expect(ask('gzip', 'application/json', null).headers.has('content-encoding')).toBe(false);
	});
});
