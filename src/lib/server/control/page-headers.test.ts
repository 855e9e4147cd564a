import { describe, expect, it } from 'vitest';
import { keepOutOfCaches, openMapOrigin } from '#lib/server/control/page-headers.ts';

describe('keepOutOfCaches', () => {
	it('keeps a page out of every cache', () => {
		const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8' });
		keepOutOfCaches(headers);
		expect(headers.get('Cache-Control')).toBe('private, no-store');
	});

	it('leaves to the route what it decided, and data to caches', () => {
		const page = new Headers({ 'Content-Type': 'text/html', 'Cache-Control': 'max-age=60' });
		keepOutOfCaches(page);
		expect(page.get('Cache-Control')).toBe('max-age=60');
		const data = new Headers({ 'Content-Type': 'application/json' });
		keepOutOfCaches(data);
		expect(data.has('Cache-Control')).toBe(false);
	});
});

describe('openMapOrigin', () => {
	const POLICY = "default-src 'self'; script-src 'self' 'nonce-x'; img-src 'self' data:; object-src 'none'";

	it('opens data and pictures of one server, and never its scripts', () => {
		const headers = new Headers({ 'Content-Security-Policy': POLICY });
		openMapOrigin(headers, 'https://tiles.example.org/styles/a.json?key=1');
		expect(headers.get('Content-Security-Policy')).toBe(
			"default-src 'self'; script-src 'self' 'nonce-x'; img-src 'self' data: https://tiles.example.org; object-src 'none'; connect-src 'self' https://tiles.example.org"
		);
	});

	it('gives no policy to what has none', () => {
		const headers = new Headers();
		openMapOrigin(headers, 'https://tiles.example.org/a.json');
		expect([...headers]).toEqual([]);
	});
});
