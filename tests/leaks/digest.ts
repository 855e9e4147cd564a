import { createHash } from 'node:crypto';
import type { Answer } from './client.ts';
import type { WalkQuestion } from './questions.ts';

/** Moments of the answer itself, where the server stands, and how long the database took to answer. */
const PASSING =
	/\d{4}-\d{2}-\d{2}T\d{2}(?::|%3A)\d{2}|\b\d{2}:\d{2}\b|http:\/\/localhost:\d+|databaseMilliseconds[^,}]*/g;

/** A digest of a body that is the same for two that differ only in nonces and in an echo of the query asked. */
export function toStill({ path }: Pick<WalkQuestion, 'path'>, body: Buffer): string {
	return hash(strip(body.toString('latin1'), path));
}

/** A digest of a whole answer, status and headers too, but for what is new each time. */
export function digest({ path }: Pick<WalkQuestion, 'path'>, { status, headers, body }: Answer): string {
	const { date: _date, etag, 'set-cookie': _cookies, 'content-length': length, ...rest } = headers;
	const isPage = headers['content-type']?.startsWith('text/html');
	// Tag and length of a page count its nonce and its echo.
	const said = [
		status,
		isPage ? '' : etag,
		isPage ? '' : length,
		JSON.stringify(rest),
		body.toString('latin1')
	];
	return hash(strip(said.join('\n'), path).replace(PASSING, ''));
}

function strip(text: string, path: string): string {
	const query = path.slice(path.indexOf('?') + 1);
	const withoutNonces = dropNonces(text);
	return path.includes('?') ? withoutNonces.replaceAll(`?${query}`, '').replaceAll(query, '') : withoutNonces;
}

function hash(text: string): string {
	return createHash('sha1').update(text, 'latin1').digest('base64');
}

/**
 * A text without what is made up by chance for each answer: a few letters of it may be those of anything. The tag of a
 * page is a hash of it, nonce and all, in up to seven letters and digits.
 */
export function dropNonces(text: string): string {
	return text.replace(/nonce="[^"]*"|nonce-[\w+/=]+|(?<=^|\n)etag\n"[a-z0-9]{1,7}"/gi, '');
}
