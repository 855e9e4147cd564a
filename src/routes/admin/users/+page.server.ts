import { administer } from '#lib/server/auth/require-admin.ts';
import { listAccounts } from '#lib/server/queries/accounts.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const start = url.searchParams.get('start') || null;
	const page = await administer(locals, (tx) => listAccounts(tx, start));
	return { ...page, own: locals.user?.id ?? '', isRemoved: url.searchParams.has('removed') };
};
