import { describe, expect, it } from 'vitest';
import { isOwnHost } from '#lib/server/control/host-name.ts';

const HERE = { host: '127.0.0.1', origin: undefined };
const NAMED = { host: '127.0.0.1', origin: 'https://sala.example.org' };
const OPEN = { host: '0.0.0.0', origin: undefined };

describe('isOwnHost', () => {
	it.each(['localhost', 'localhost:3000', '127.0.0.1:8080', '[::1]:3000'])(
		'knows %s as this machine',
		(asked) => {
			for (const configuration of [HERE, NAMED, OPEN]) expect(isOwnHost(asked, configuration)).toBe(true);
		}
	);

	it('knows the host of the configured origin', () => {
		expect(isOwnHost('sala.example.org', NAMED)).toBe(true);
		expect(isOwnHost('sala.example.org', HERE)).toBe(false);
		expect(isOwnHost('sala.example.org', OPEN)).toBe(false);
		expect(isOwnHost('sala.example.org:3000', NAMED)).toBe(false);
	});

	it.each(['192.168.1.10:3000', '[fd00::1]:3000'])(
		'knows %s where it listens to others and has no name',
		(asked) => {
			expect(isOwnHost(asked, OPEN)).toBe(true);
			expect(isOwnHost(asked, HERE)).toBe(false);
			expect(isOwnHost(asked, { ...OPEN, origin: 'https://sala.example.org' })).toBe(false);
		}
	);

	it.each([null, '', 'evil.example:3000', 'localhost.evil.example', 'localhost@evil.example', 'a b'])(
		'knows no %s',
		(asked) => {
			for (const configuration of [HERE, NAMED, OPEN]) expect(isOwnHost(asked, configuration)).toBe(false);
		}
	);
});
