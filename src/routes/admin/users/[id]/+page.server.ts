import { error, fail, redirect } from '@sveltejs/kit';
import { changeRole, endSessions, removeAccount, type AccountChange } from '#lib/server/commands/accounts.ts';
import { findAccount, type Account } from '#lib/server/queries/accounts.ts';
import { GIVEN_ROLES, readRole } from '#lib/server/auth/read-role.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { administer } from '#lib/server/auth/require-admin.ts';
import type { Actions, PageServerLoad } from './$types';

type Problem = 'noRole' | 'notSure' | 'wrongEmail' | 'lastAdmin';

const DONE = ['roleChanged', 'sessionsEnded'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const account = await administer(locals, (tx) => findAccount(tx, params.id));
	const done = DONE.find((one) => one === url.searchParams.get('done')) ?? null;
	return { account: account ?? refuse(locals), roles: GIVEN_ROLES, done };
};

export const actions = {
	/** Gives another role, where the box under it is ticked. */
	role: async ({ locals, params, request }) => {
		const form = await request.formData();
		const role = readRole(form);
		const refuseChange = (status: number, problem: Problem) => fail(status, { problem, role: role ?? null });
		if (!role) return refuseChange(400, 'noRole');
		if (form.get('sure') !== 'yes') return refuseChange(400, 'notSure');
		const change = await administer(locals, (tx) => changeRole(tx, params.id, role));
		if (change === 'lastAdmin') return refuseChange(409, 'lastAdmin');
		finish(locals, change, params.id, `/admin/users/${params.id}?done=roleChanged`);
	},
	sessions: async ({ locals, params }) => {
		await administer(locals, (tx) => endSessions(tx, params.id));
		finish(locals, 'done', params.id, `/admin/users/${params.id}?done=sessionsEnded`);
	},
	/** Removes the account, where its address was typed. */
	remove: async ({ locals, params, request }) => {
		const form = await request.formData();
		const account = await administer(locals, (tx) => findAccount(tx, params.id));
		if (!account) refuse(locals);
		if (readText(form, 'email').trim().toLowerCase() !== account.email)
			return fail(400, { problem: 'wrongEmail' as const, role: null });
		const change = await administer(locals, (tx) => removeAccount(tx, params.id));
		if (change === 'lastAdmin') return fail(409, { problem: 'lastAdmin' as const, role: null });
		finish(locals, change, params.id, '/admin/users?removed');
	}
} satisfies Actions;

function refuse({ i18n }: App.Locals): never {
	error(404, { message: i18n.t.errors.noPage, remedy: i18n.t.errors.noPageRemedy });
}

/** Shows what was done; whoever did it to themselves is signed out. */
function finish(locals: App.Locals, change: AccountChange, id: Account['id'], next: string): never {
	if (change === 'noAccount') refuse(locals);
	redirect(303, id === locals.user?.id ? '/sign-in' : next);
}
