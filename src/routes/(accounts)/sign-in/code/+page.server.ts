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

async function verify(event: Parameters<NonNullable<Actions['app']>>[0], path: string) {
	const form = await event.request.formData();
	const { status, retryAfter } = await askAuth(event, path, {
		code: readText(form, 'code').replace(/\s/g, '')
	});
	if (status === 429) return fail(429, { waitSeconds: retryAfter ?? 60 });
	if (status !== 200) return fail(400, { waitSeconds: null });
	redirect(303, '/account');
}
