import { fail, redirect } from '@sveltejs/kit';
import { askAuth } from '#lib/server/auth/ask-auth.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { requireUser } from '#lib/server/auth/require-user.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (requireUser(locals).hasSecondFactor) redirect(303, '/account');
};

/** What the page shows after an attempt: what to scan, once there is something, and what went wrong. */
interface Shown {
	address: string | null;
	backupCodes: string[];
	problem: 'wrongPassphrase' | 'wrongCode' | null;
	/** How long to wait before the next attempt; null where that is not the trouble. */
	waitSeconds: number | null;
}

const NOTHING: Shown = { address: null, backupCodes: [], problem: null, waitSeconds: null };

export const actions = {
	/** Makes a secret for the app; it counts only once a code of it was typed. */
	begin: async (event) => {
		requireUser(event.locals);
		const form = await event.request.formData();
		const { status, body, retryAfter } = await askAuth(event, '/two-factor/enable', {
			password: readText(form, 'passphrase')
		});
		if (status === 429) return fail<Shown>(429, { ...NOTHING, waitSeconds: retryAfter ?? 60 });
		if (status !== 200) return fail<Shown>(400, { ...NOTHING, problem: 'wrongPassphrase' });
		const shown: Shown = {
			...NOTHING,
			address: String(body.totpURI),
			backupCodes: body.backupCodes as string[]
		};
		return shown;
	},
	/** Takes the first code: from now on it is on. */
	confirm: async (event) => {
		requireUser(event.locals);
		const form = await event.request.formData();
		const { status, retryAfter } = await askAuth(event, '/two-factor/verify-totp', {
			code: readText(form, 'code').replace(/\s/g, '')
		});
		if (status === 200) redirect(303, '/account');
		const asked: Shown = {
			...NOTHING,
			address: toAddress(readText(form, 'address')),
			backupCodes: readText(form, 'backupCodes').split(' ')
		};
		if (status === 429) return fail<Shown>(429, { ...asked, waitSeconds: retryAfter ?? 60 });
		return fail<Shown>(400, { ...asked, problem: 'wrongCode' });
	}
} satisfies Actions;

/** What the form carried along, where it is what the app scans; somebody may send anything. */
function toAddress(text: string): string | null {
	return text.startsWith('otpauth://') && URL.canParse(text) ? text : null;
}
