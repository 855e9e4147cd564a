import { describe, expect, it } from 'vitest';
import { toSecurityHeaders } from '#lib/server/control/security-headers.js';

const PLAIN = { origin: undefined, basemapUrl: null };

describe('toSecurityHeaders', () => {
	it('lets nobody guess the type, follow the reader, share the window or frame the answer', () => {
		expect(toSecurityHeaders('/compounds.csv', PLAIN)).toEqual({
			'X-Content-Type-Options': 'nosniff',
			'Referrer-Policy': 'same-origin',
			'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
			'Cross-Origin-Opener-Policy': 'same-origin',
			'Cross-Origin-Resource-Policy': 'same-origin',
			'Content-Security-Policy':
				"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
		});
	});

	it('binds browsers to https for a year where people reach it so, and never otherwise', () => {
		const of = (origin: string | undefined) =>
			toSecurityHeaders('/', { origin, basemapUrl: null })['Strict-Transport-Security'];
		expect(of('https://sala.example.org')).toBe('max-age=31536000; includeSubDomains');
		expect(of('http://sala.example.org')).toBeUndefined();
		expect(of(undefined)).toBeUndefined();
	});

	it('lets a worker load its parts and the basemap of the operator, and no more', () => {
		const of = (basemapUrl: string | null) =>
			toSecurityHeaders('/_app/immutable/worker.js', { origin: undefined, basemapUrl })[
				'Content-Security-Policy'
			];
		expect(of(null)).toBe(
			"default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'"
		);
		expect(of('https://tiles.example.org/a.pmtiles?key=1')).toContain(
			"connect-src 'self' https://tiles.example.org;"
		);
	});
});
