import { fail, redirect } from '@sveltejs/kit';
import { addDays, isDay } from '#lib/domain/day.ts';
import { loadAdminWords } from '#lib/i18n/i18n.ts';
import { giveGrant, revokeGrant } from '#lib/server/commands/access.ts';
import { findAccountOf, listAccounts } from '#lib/server/queries/accounts.ts';
import { hasPlace, listGrants } from '#lib/server/queries/grants.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { warnOnce, type Warned } from '#lib/server/auth/warn-once.ts';
import { administer, requireAdmin } from '#lib/server/auth/require-admin.ts';
import { now, today } from '#lib/server/clock.ts';
import { readStart } from '../audit-reading.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Users that the form proposes. */
const PROPOSED = 500;

const LONGEST_DAYS = 90;

/** What was typed into the form, and why it was refused. */
interface Refused {
	email: string;
	code: string;
	until: string;
	reason: string;
	/** Null where it only looks like personal data. */
	problem: Problem | null;
	found: Warned<'reason'>[];
}

type Problem = 'noAccount' | 'ownGrant' | 'noPlace' | 'badDay' | 'noReason';

const DONE = ['grantGiven', 'grantRevoked'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { admin } = await loadAdminWords(locals.i18n.locale);
	return administer(locals, async (tx) => ({
		...(await listGrants(tx, readStart(url, admin))),
		emails: (await listAccounts(tx, null, PROPOSED)).accounts.map(({ email }) => email),
		days: { first: today(), last: addDays(today(), LONGEST_DAYS - 1) },
		done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
	}));
};

export const actions = {
	give: async ({ locals, request }) => {
		const { userId: own } = requireAdmin(locals);
		const form = await request.formData();
		const typed = {
			email: readText(form, 'email').trim(),
			code: readText(form, 'code').trim().toUpperCase(),
			until: readText(form, 'until'),
			reason: readText(form, 'reason').trim()
		};
		const found = warnOnce(form, { reason: typed.reason });
		if (found.length > 0) return fail<Refused>(400, { ...typed, problem: null, found });
		const problem = await administer<Problem | null>(locals, async (tx) => {
			const account = await findAccountOf(tx, typed.email);
			if (!account) return 'noAccount';
			if (account.id === own) return 'ownGrant';
			if (!(await hasPlace(tx, typed.code))) return 'noPlace';
			const expiresAt = toEndOf(typed.until);
			if (!expiresAt) return 'badDay';
			if (typed.reason === '') return 'noReason';
			const { code: recordCode, reason } = typed;
			await giveGrant(tx, { userId: account.id, recordCode, reason, expiresAt });
			return null;
		});
		if (problem) return fail<Refused>(400, { ...typed, problem, found });
		redirect(303, '/admin/grants?done=grantGiven');
	},
	revoke: async ({ locals, request }) => {
		requireAdmin(locals);
		const id = Number(readText(await request.formData(), 'id'));
		if (Number.isSafeInteger(id)) await administer(locals, (tx) => revokeGrant(tx, id));
		redirect(303, '/admin/grants?done=grantRevoked');
	}
} satisfies Actions;

/** The end of a day in Phnom Penh by the clock of the machine; undefined where it is gone, or too far away. */
function toEndOf(day: string): Date | undefined {
	if (!isDay(day) || day < today() || day >= addDays(today(), LONGEST_DAYS)) return undefined;
	const left = Date.parse(`${addDays(day, 1)}T00:00:00+07:00`) - now().getTime();
	return new Date(Date.now() + left);
}
