import { describe, expect, it } from 'vitest';
import { isOwnHost } from '#lib/server/control/host-name.ts';

describe('isOwnHost', () => {
	it.each(['localhost', 'localhost:3000', '127.0.0.1:8080', '[::1]:3000'])(
		'knows %s as this machine',
		(host) => {
			expect(isOwnHost(host, undefined)).toBe(true);
			expect(isOwnHost(host, 'https://sala.example.org')).toBe(true);
		}
	);

	it('knows the host of the configured origin', () => {
		expect(isOwnHost('sala.example.org', 'https://sala.example.org')).toBe(true);
		expect(isOwnHost('sala.example.org', undefined)).toBe(false);
		expect(isOwnHost('sala.example.org:3000', 'https://sala.example.org')).toBe(false);
	});

	it.each([null, '', 'evil.example:3000', 'localhost.evil.example', 'localhost@evil.example', 'a b'])(
		'knows no %s',
		(host) => expect(isOwnHost(host, 'https://sala.example.org')).toBe(false)
	);
});
