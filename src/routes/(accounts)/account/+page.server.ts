import { fail } from '@sveltejs/kit';
import { askWithPassphrase } from '#lib/server/auth/ask-with-passphrase.ts';
import { findFault } from '#lib/domain/passphrase.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { requireUser } from '#lib/server/auth/require-user.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ user: requireUser(locals) });

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
