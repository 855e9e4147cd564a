import { describe, expect, it } from 'vitest';
import { isCrossSiteWrite } from '#lib/server/control/cross-site.ts';

const OWN = 'https://sala.example.org';
const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'];

const ask = (method: string, headers: Record<string, string>) =>
	isCrossSiteWrite({ method, headers: new Headers(headers) }, OWN);

describe('isCrossSiteWrite', () => {
	it.each(WRITES)(
		'lets a %s of our own pages pass, with what the browser says of it and without',
		(method) => {
			expect(ask(method, { origin: OWN })).toBe(false);
			expect(ask(method, { origin: OWN, 'sec-fetch-site': 'same-origin' })).toBe(false);
		}
	);

	it.each(WRITES)('holds a %s that names no origin', (method) => {
		expect(ask(method, {})).toBe(true);
		expect(ask(method, { 'sec-fetch-site': 'same-origin' })).toBe(true);
	});

	it.each([
		'null',
		'http://sala.example.org',
		'https://sala.example.org:8443',
		'https://a.sala.example.org',
		'https://sala.example.org.evil.example',
		'https://evil.example'
	])('holds a write of %s', (origin) => {
		for (const method of WRITES) expect(ask(method, { origin }), method).toBe(true);
	});

	it.each(['cross-site', 'same-site', 'none'])(
		'holds a write of which the browser says %s, whatever its origin',
		(site) => expect(ask('POST', { origin: OWN, 'sec-fetch-site': site })).toBe(true)
	);

	it('asks nothing of a reader', () => {
		for (const method of ['GET', 'HEAD', 'OPTIONS'])
			expect(ask(method, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBe(false);
	});
});
