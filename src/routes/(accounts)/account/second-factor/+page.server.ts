import { fail, redirect } from '@sveltejs/kit';
import { askAuth } from '#lib/server/accounts/ask-auth.ts';
import { readText } from '#lib/server/accounts/read-text.ts';
import { requireUser } from '#lib/server/accounts/require-user.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (requireUser(locals).hasSecondFactor) redirect(303, '/account');
};

export const actions: Actions = {
	/** Makes a secret for the app; it counts only once a code of it was typed. */
	begin: async (event) => {
		requireUser(event.locals);
		const form = await event.request.formData();
		const { status, body, retryAfter } = await askAuth(event, '/two-factor/enable', {
			password: readText(form, 'passphrase')
		});
		if (status === 429) return fail(429, { problem: 'tooOften' as const, waitSeconds: retryAfter ?? 60 });
		if (status !== 200) return fail(400, { problem: 'wrongPassphrase' as const, waitSeconds: null });
		return { address: String(body.totpURI), backupCodes: body.backupCodes as string[] };
	},
	/** Takes the first code: from now on it is on. */
	confirm: async (event) => {
		requireUser(event.locals);
		const form = await event.request.formData();
		const { status, retryAfter } = await askAuth(event, '/two-factor/verify-totp', {
			code: readText(form, 'code').replace(/\s/g, '')
		});
		if (status === 200) redirect(303, '/account');
		const asked = {
			address: readText(form, 'address'),
			backupCodes: readText(form, 'backupCodes').split(' ')
		};
		if (status === 429)
			return fail(429, { ...asked, problem: 'tooOften' as const, waitSeconds: retryAfter ?? 60 });
		return fail(400, { ...asked, problem: 'wrongCode' as const, waitSeconds: null });
	}
};
