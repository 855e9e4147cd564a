import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFault, PASSPHRASE } from '#lib/domain/passphrase.ts';

const EMAIL = 'somebody@example.org';

describe('findFault', () => {
	it('takes every passphrase of 15 to 200 letters, in any script, but the own address', () => {
		const letter = fc.constantFrom('a', ' ', '9', 'ក', '长', '🙂');
		const passphrase = fc.array(letter, { minLength: PASSPHRASE.least, maxLength: PASSPHRASE.most });
		fc.assert(fc.property(passphrase, (letters) => findFault(letters.join(''), EMAIL) === null));
	});

	it.each([
		['fourteen words', 'passphraseShort'],
		['🙂'.repeat(14), 'passphraseShort'],
		['a'.repeat(201), 'passphraseLong'],
		[' Somebody@Example.org ', 'passphraseEmail']
	])('does not take %j: %s', (passphrase, fault) => {
		expect(findFault(passphrase, EMAIL)).toBe(fault);
	});
});
