import { findPublication } from '#lib/server/queries/publication.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const started = performance.now();
	const publication = await locals.read(findPublication);
	return {
		databaseMilliseconds: Math.round(performance.now() - started),
		publication: publication ?? null
	};
};
