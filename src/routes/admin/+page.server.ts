import { redirect } from '@sveltejs/kit';
import { requireAdmin } from '#lib/server/auth/require-admin.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	requireAdmin(locals);
	redirect(303, '/admin/users');
};
