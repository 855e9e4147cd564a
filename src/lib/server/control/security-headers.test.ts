import { describe, expect, it } from 'vitest';
import { setSecurityHeaders } from '#lib/server/control/security-headers.ts';

describe('setSecurityHeaders', () => {
	it('keeps a page out of every cache', () => {
		const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8' });
		setSecurityHeaders(headers);
		expect(headers.get('Cache-Control')).toBe('private, no-store');
		expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
		expect(headers.get('Referrer-Policy')).toBe('no-referrer');
	});

	it('leaves to the route what it decided, and data to caches', () => {
		const page = new Headers({ 'Content-Type': 'text/html', 'Cache-Control': 'max-age=60' });
		setSecurityHeaders(page);
		expect(page.get('Cache-Control')).toBe('max-age=60');
		const data = new Headers({ 'Content-Type': 'application/json' });
		setSecurityHeaders(data);
		expect(data.has('Cache-Control')).toBe(false);
	});
});
