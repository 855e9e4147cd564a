/**
 * Letters of a passphrase: long enough that no rule about digits is needed (NIST SP 800-63B-4, 3.1.1.2), and short
 * enough to be hashed in no time.
 */
export const PASSPHRASE = { least: 15, most: 200 } as const;

/** Why a passphrase is not taken. */
export type PassphraseFault = 'passphraseShort' | 'passphraseLong' | 'passphraseEmail';

/** The first fault of a new passphrase; null where it has none. Letters are those of Unicode, spaces too. */
export function findFault(passphrase: string, email: string): PassphraseFault | null {
	const letters = [...passphrase].length;
	if (letters < PASSPHRASE.least) return 'passphraseShort';
	if (letters > PASSPHRASE.most) return 'passphraseLong';
	return passphrase.trim().toLowerCase() === email.toLowerCase() ? 'passphraseEmail' : null;
}
