import { json } from '@sveltejs/kit';
import { findPublication } from '#lib/server/queries/publication.ts';
import type { RequestHandler } from './$types';

/** For programs: 200 where server and database answer; the error page's 500 where they do not. */
export const GET: RequestHandler = async ({ locals }) => {
	const publication = await locals.read(findPublication);
	return json(
		{ status: 'ok', publication: publication?.id ?? null },
		{ headers: { 'Cache-Control': 'no-store' } }
	);
};
