import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isLoopback, readConfiguration, toSocketPath } from '#lib/server/control/configuration.js';
import { Refusal } from '#lib/server/control/refusal.js';

describe('readConfiguration', () => {
	it('serves the embedded database on this machine when nothing is set', () => {
		expect(readConfiguration({})).toEqual({
			database: { kind: 'embedded', directory: resolve('.sala') },
			host: '127.0.0.1',
			port: 3000,
			origin: undefined,
			isProxyTrusted: false,
			bodySizeLimit: 512 * 1024,
			secret: null,
			isOnePersonOffice: false,
			basemapUrl: null
		});
	});

	it('takes what is set', () => {
		const environment = {
			DATABASE_URL: 'postgres://sala:secret@db.example.org:5433/sala',
			HOST: '[::1]',
			PORT: '0',
			ORIGIN: 'https://sala.example.org/',
			ADDRESS_HEADER: 'X-Forwarded-For',
			BODY_SIZE_LIMIT: '1G',
			SALA_SECRET: 'as long as a secret has to be, and longer',
			SALA_ONE_PERSON_OFFICE: 'yes',
			SALA_BASEMAP_URL: 'https://tiles.example.org/style.json'
		};
		expect(readConfiguration(environment)).toEqual({
			database: { kind: 'postgres', url: environment.DATABASE_URL },
			host: '::1',
			port: 0,
			origin: 'https://sala.example.org',
			isProxyTrusted: true,
			bodySizeLimit: 2 ** 30,
			secret: environment.SALA_SECRET,
			isOnePersonOffice: true,
			basemapUrl: 'https://tiles.example.org/style.json'
		});
		expect(readConfiguration({ SALA_DIRECTORY: 'elsewhere' }).database).toEqual({
			kind: 'embedded',
			directory: resolve('elsewhere')
		});
	});

	it.each(['0.0.0.0', '192.168.1.10', '::', 'sala.internal'])('listens on %s where told so', (host) =>
		expect(readConfiguration({ HOST: host }).host).toBe(host)
	);

	it('takes an empty variable as not set', () => {
		const empty = {
			DATABASE_URL: '',
			SALA_DIRECTORY: ' ',
			HOST: '',
			PORT: '',
			ORIGIN: '',
			BODY_SIZE_LIMIT: ''
		};
		expect(readConfiguration(empty)).toEqual(readConfiguration({}));
	});

	it.each([
		['DATABASE_URL', 'mysql://root@localhost/sala'],
		['DATABASE_URL', 'postgres://'],
		['SALA_ONE_PERSON_OFFICE', 'true'],
		['HOST', 'http://0.0.0.0'],
		['HOST', '0.0.0.0:3000'],
		['HOST', 'two words'],
		['PORT', '65536'],
		['PORT', '-1'],
		['PORT', '3000.5'],
		['PORT', '0x10'],
		['ORIGIN', 'sala.example.org'],
		['ORIGIN', 'ftp://sala.example.org'],
		['ORIGIN', 'https://sala.example.org/path'],
		['BODY_SIZE_LIMIT', 'much'],
		['BODY_SIZE_LIMIT', '0'],
		['SALA_SECRET', 'too short to be a secret']
	])('refuses %s=%s and names the variable', (name, value) => {
		expect(() => readConfiguration({ [name]: value })).toThrow(Refusal);
		expect(() => readConfiguration({ [name]: value })).toThrow(name);
	});

	it('never repeats the password of a database', () => {
		expect(() => readConfiguration({ DATABASE_URL: 'mysql://u:secret@h/d' })).toThrow(
			expect.not.objectContaining({ message: expect.stringContaining('secret') as string }) as Error
		);
	});
});

describe('toSocketPath', () => {
	it('is relative below the working folder, where an absolute path may be too long', () => {
		expect(toSocketPath(resolve('.sala'))).toBe(join('.sala', 'control.sock'));
	});

	it('is absolute where that is shorter', () => {
		expect(toSocketPath('/s')).toBe('/s/control.sock');
	});
});

describe('isLoopback', () => {
	it.each(['localhost', 'LOCALHOST', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])('takes %s', (host) =>
		expect(isLoopback(host)).toBe(true)
	);

	it.each(['', '0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example.org', 'example.org'])(
		'does not take %s',
		(host) => expect(isLoopback(host)).toBe(false)
	);
});
