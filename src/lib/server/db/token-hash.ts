import { createHash } from 'node:crypto';

/** What is kept of a token that stands in a link: whoever reads the database cannot follow the link. */
export function toTokenHash(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
