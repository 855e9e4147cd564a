import { fail, redirect } from '@sveltejs/kit';
import { invite, revokeInvitation } from '#lib/server/commands/invitations.ts';
import { findAccountOf } from '#lib/server/queries/accounts.ts';
import { listOpenInvitations } from '#lib/server/queries/invitations.ts';
import { GIVEN_ROLES, readRole } from '#lib/server/auth/read-role.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { administer, requireAdmin } from '#lib/server/auth/require-admin.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	invitations: await administer(locals, listOpenInvitations),
	roles: GIVEN_ROLES,
	isRevoked: url.searchParams.has('revoked')
});

export const actions = {
	/** Writes an invitation and shows its link, this once. */
	invite: async ({ locals, request, url }) => {
		requireAdmin(locals);
		const form = await request.formData();
		const email = readText(form, 'email').trim();
		const role = readRole(form);
		const typed = { email, role: role ?? null };
		if (!/^[^@\s]+@[^@\s]+$/.test(email)) return fail(400, { ...typed, problem: 'badEmail' as const });
		if (!role) return fail(400, { ...typed, problem: 'noRole' as const });
		const token = await administer(locals, async (tx) => {
			const has = await findAccountOf(tx, email);
			return has === undefined || has.role === role ? invite(tx, { email, role }) : null;
		});
		if (token === null) return fail(409, { ...typed, problem: 'otherRole' as const });
		return { ...typed, problem: null, link: `${url.origin}/invitation/${token}` };
	},
	revoke: async ({ locals, request }) => {
		requireAdmin(locals);
		const id = Number(readText(await request.formData(), 'id'));
		if (Number.isSafeInteger(id)) await administer(locals, (tx) => revokeInvitation(tx, id));
		redirect(303, '/admin/invitations?revoked');
	}
} satisfies Actions;
