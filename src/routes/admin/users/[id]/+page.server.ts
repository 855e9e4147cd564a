import { error, fail, redirect } from '@sveltejs/kit';
import { endScope, giveScope, type Scope } from '#lib/server/commands/access.ts';
import { changeRole, endSessions, removeAccount, type AccountChange } from '#lib/server/commands/accounts.ts';
import { findAccount, type Account } from '#lib/server/queries/accounts.ts';
import { findArea } from '#lib/server/queries/areas.ts';
import { hasShelter, listPartners, listScopes } from '#lib/server/queries/scopes.ts';
import { GIVEN_ROLES, readRole } from '#lib/server/auth/read-role.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { administer, requireAdmin } from '#lib/server/auth/require-admin.ts';
import { COUNTRY, listAreaNames, PROVINCE } from '../../area-names.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

type Problem = 'noRole' | 'notSure' | 'wrongEmail' | 'lastAdmin' | 'noArea' | 'noPartner' | 'noShelter';

const DONE = ['roleChanged', 'sessionsEnded', 'scopeGiven', 'scopeEnded'] as const;

/** Roles that answer for shelters. */
const WITH_SCOPES: readonly string[] = ['coordinator', 'operator'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const done = DONE.find((one) => one === url.searchParams.get('done')) ?? null;
	const { locale } = locals.i18n;
	return administer(locals, async (tx) => {
		const account = (await findAccount(tx, params.id)) ?? refuse(locals);
		if (!WITH_SCOPES.includes(account.role)) return { account, roles: GIVEN_ROLES, done, scoped: null };
		const scoped = {
			scopes: await listScopes(tx, account.id),
			areas: await listAreaNames(tx, locale),
			partners: await listPartners(tx)
		};
		return { account, roles: GIVEN_ROLES, done, scoped };
	});
};

/** What a refused form shows again. */
interface Shown {
	problem: Problem;
	role: Account['role'] | null;
	/** Code of a shelter, as it was typed. */
	shelter: string | null;
}

const NOTHING: Omit<Shown, 'problem'> = { role: null, shelter: null };

export const actions = {
	/** Gives another role, where the box under it is ticked. */
	role: async ({ locals, params, request }) => {
		const form = await request.formData();
		const role = readRole(form);
		const refuseChange = (status: number, problem: Problem) =>
			fail(status, { ...NOTHING, problem, role: role ?? null });
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
			return fail(400, { ...NOTHING, problem: 'wrongEmail' as const });
		const change = await administer(locals, (tx) => removeAccount(tx, params.id));
		if (change === 'lastAdmin') return fail(409, { ...NOTHING, problem: 'lastAdmin' as const });
		finish(locals, change, params.id, '/admin/users?removed');
	},
	giveArea: async (event) => {
		const areaPcode = await readField(event, 'area');
		const area = await administer(
			event.locals,
			async (tx) => (await findArea(tx, areaPcode, PROVINCE)) ?? (await findArea(tx, areaPcode, COUNTRY))
		);
		return give(event, { areaPcode }, area ? null : 'noArea');
	},
	givePartner: async (event) => {
		const partner = await readField(event, 'partner');
		return give(event, { partner }, partner === '' ? 'noPartner' : null);
	},
	giveShelter: async (event) => {
		const shelterCode = (await readField(event, 'shelter')).toUpperCase();
		const isThere = await administer(event.locals, (tx) => hasShelter(tx, shelterCode));
		return give(event, { shelterCode }, isThere ? null : 'noShelter');
	},
	endScope: async (event) => {
		const id = Number(await readField(event, 'id'));
		if (Number.isSafeInteger(id)) await administer(event.locals, (tx) => endScope(tx, id));
		redirect(303, `/admin/users/${event.params.id}?done=scopeEnded`);
	}
} satisfies Actions;

function refuse({ i18n }: App.Locals): never {
	error(404, { message: i18n.t.errors.noPage, remedy: i18n.t.errors.noPageRemedy });
}

async function readField({ locals, request }: RequestEvent, name: string): Promise<string> {
	requireAdmin(locals);
	return readText(await request.formData(), name).trim();
}

async function give({ locals, params }: RequestEvent, scope: Scope, problem: Problem | null) {
	const shelter = 'shelterCode' in scope ? scope.shelterCode : null;
	if (problem) return fail<Shown>(400, { ...NOTHING, problem, shelter });
	await administer(locals, async (tx) => {
		const account = (await findAccount(tx, params.id)) ?? refuse(locals);
		await giveScope(tx, account.id, scope);
	});
	redirect(303, `/admin/users/${params.id}?done=scopeGiven`);
}

/** Shows what was done; whoever did it to themselves is signed out. */
function finish(locals: App.Locals, change: AccountChange, id: Account['id'], next: string): never {
	if (change === 'noAccount') refuse(locals);
	redirect(303, id === locals.user?.id ? '/sign-in' : next);
}
