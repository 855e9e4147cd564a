import { fail, redirect } from '@sveltejs/kit';
import { askWithPassphrase } from '#lib/server/auth/ask-with-passphrase.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (locals.user) redirect(303, '/account');
	return { isInvited: url.searchParams.has('invited'), isAgain: url.searchParams.has('again') };
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const email = readText(form, 'email').trim();
		const { status, body, retryAfter } = await askWithPassphrase(event, email, '/sign-in/email', {
			...{ email, password: readText(form, 'passphrase') }
		});
		if (retryAfter !== null) return fail(429, { email, waitSeconds: retryAfter });
		if (status !== 200) return fail(400, { email, waitSeconds: null });
		redirect(303, body.twoFactorRedirect === true ? '/sign-in/code' : '/account');
	}
};
