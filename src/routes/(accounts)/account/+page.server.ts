import { fail } from '@sveltejs/kit';
import { askWithPassphrase } from '#lib/server/auth/ask-with-passphrase.ts';
import { findFault } from '#lib/domain/passphrase.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { requireUser } from '#lib/server/auth/require-user.ts';
import { listOwnGrants, listOwnSites } from '#lib/server/queries/exact-record.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const user = requireUser(locals);
	const mayReach = user.hasSecondFactor || !user.needsSecondFactor;
	if (!mayReach) return { user, access: null };
	const access = await locals.accounts.workAs({ role: user.role, userId: user.id }, async (tx) => ({
		grants: await listOwnGrants(tx),
		sites: WITH_SITES.includes(user.role) ? await listOwnSites(tx) : null
	}));
	return { user, access };
};

/** Roles that answer for shelters. */
const WITH_SITES: readonly string[] = ['operator', 'coordinator'];

export const actions: Actions = {
	/** Another passphrase; every other session ends. */
	default: async (event) => {
		const user = requireUser(event.locals);
		const form = await event.request.formData();
		const newPassword = readText(form, 'passphrase');
		const fault = findFault(newPassword, user.email);
		if (fault) return fail(400, { fault, waitSeconds: null, isChanged: false });
		const { status, retryAfter } = await askWithPassphrase(event, user.email, '/change-password', {
			currentPassword: readText(form, 'old'),
			newPassword,
			revokeOtherSessions: true
		});
		if (retryAfter !== null) return fail(429, { fault: null, waitSeconds: retryAfter, isChanged: false });
		if (status !== 200)
			return fail(400, { fault: 'wrongPassphrase' as const, waitSeconds: null, isChanged: false });
		return { fault: null, waitSeconds: null, isChanged: true };
	}
};
