import { fail, redirect } from '@sveltejs/kit';
import { askAuth } from '#lib/server/auth/ask-auth.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (locals.user) redirect(303, '/account');
};

export const actions: Actions = {
	/** A code of the app. */
	app: (event) => verify(event, '/two-factor/verify-totp'),
	/** A backup code. */
	backup: (event) => verify(event, '/two-factor/verify-backup-code')
};

/** The passphrase is no longer remembered: ten minutes have gone by, or the code was wrong five times. */
const OVER = ['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE'];

async function verify(event: Parameters<NonNullable<Actions['app']>>[0], path: string) {
	const form = await event.request.formData();
	const { status, code, retryAfter } = await askAuth(event, path, {
		code: readText(form, 'code').replace(/\s/g, '')
	});
	if (retryAfter !== null) return fail(429, { waitSeconds: retryAfter });
	if (OVER.includes(code)) redirect(303, '/sign-in?again');
	if (status !== 200) return fail(400, { waitSeconds: null });
	redirect(303, '/account');
}
