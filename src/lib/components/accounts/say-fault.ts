import { PASSPHRASE, type PassphraseFault } from '#lib/domain/passphrase.ts';
import type { AccountWords } from '#lib/i18n/dictionary.ts';

/** What is wrong with what was typed about an account. */
export type AccountFault = PassphraseFault | 'nameMissing' | 'wrongPassphrase';

/** The fault in words. */
export function sayFault(fault: AccountFault, words: AccountWords['accounts']): string {
	if (fault === 'passphraseShort') return words.passphraseShort(String(PASSPHRASE.least));
	if (fault === 'passphraseLong') return words.passphraseLong(String(PASSPHRASE.most));
	return words[fault];
}
