import { error, fail, redirect } from '@sveltejs/kit';
import { takeInvitation } from '#lib/server/commands/invitations.ts';
import { findInvitation } from '#lib/server/queries/invitations.ts';
import { findFault } from '#lib/domain/passphrase.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { warnOnce } from '#lib/server/auth/warn-once.ts';
import { loadAccountWords } from '#lib/i18n/i18n.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const invitation = await locals.accounts.work((tx) => findInvitation(tx, params.token));
	return invitation ?? (await refuse(locals));
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const name = readText(form, 'name').trim();
		const passphrase = readText(form, 'passphrase');
		const invitation = await locals.accounts.work((tx) => findInvitation(tx, params.token));
		if (!invitation) return refuse(locals);
		const fault = name === '' ? ('nameMissing' as const) : findFault(passphrase, invitation.email);
		const found = warnOnce(form, { name });
		if (fault || found.length > 0) return fail(400, { name, fault, found });
		const passwordHash = await (await locals.accounts.auth.$context).password.hash(passphrase);
		const isTaken = await locals.accounts.work((tx) =>
			takeInvitation(tx, params.token, { name, passwordHash })
		);
		if (!isTaken) return refuse(locals);
		redirect(303, '/sign-in?invited');
	}
};

async function refuse({ i18n }: App.Locals): Promise<never> {
	const { accounts } = await loadAccountWords(i18n.locale);
	error(410, { message: accounts.invitationGone, remedy: accounts.invitationGoneRemedy });
}
