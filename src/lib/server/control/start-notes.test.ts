import { describe, expect, it } from 'vitest';
import { listStartNotes } from '#lib/server/control/start-notes.js';

const POSTGRES = { kind: 'postgres', url: 'postgres://sala@localhost/sala' } as const;
const given = { database: POSTGRES, host: '127.0.0.1', origin: undefined, isProxyTrusted: false } as const;

describe('listStartNotes', () => {
	it('says that the embedded folder is as safe as its disk', () => {
		const [note, ...others] = listStartNotes({
			...given,
			database: { kind: 'embedded', directory: '/srv/sala' }
		});
		expect(note).toMatch(/^The data in \/srv\/sala are protected by the encryption of this disk alone/);
		expect(others).toEqual([]);
	});

	it('says nothing of a server on this machine', () => expect(listStartNotes(given)).toEqual([]));

	it.each([undefined, 'http://sala.example.org'])(
		'warns that passphrases travel unprotected where others reach it, known as %s',
		(origin) => {
			for (const host of ['0.0.0.0', '::', '192.168.1.10']) {
				const [note, ...others] = listStartNotes({ ...given, host, origin });
				expect(note).toContain('passphrases travel unprotected');
				expect(note).toContain('ORIGIN');
				expect(note).toContain('XFF_DEPTH');
				expect(others).toEqual([]);
			}
		}
	);

	it('warns that a proxy hides who asks, until it is trusted to tell', () => {
		const named = { ...given, origin: 'https://sala.example.org' };
		expect(listStartNotes(named)).toEqual([expect.stringContaining('ADDRESS_HEADER is not set')]);
		expect(listStartNotes({ ...named, host: '0.0.0.0', isProxyTrusted: true })).toEqual([]);
	});
});
