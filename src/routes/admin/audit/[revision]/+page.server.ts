import { administer } from '#lib/server/auth/require-admin.ts';
import { listRevisionChanges } from '#lib/server/queries/revision-changes.ts';
import { requireRevision } from './require-revision.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const revision = await requireRevision(locals, params.revision);
	return { revision, ...(await administer(locals, (tx) => listRevisionChanges(tx, revision.id))) };
};
