import { redirect } from '@sveltejs/kit';
import { askAuth } from '#lib/server/auth/ask-auth.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/account');

export const actions: Actions = {
	/** Ends this session. */
	here: async (event) => {
		await askAuth(event, '/sign-out');
		redirect(303, '/');
	},
	/** Ends all sessions of whoever asks. */
	everywhere: async (event) => {
		await askAuth(event, '/revoke-sessions');
		await askAuth(event, '/sign-out');
		redirect(303, '/');
	}
};
