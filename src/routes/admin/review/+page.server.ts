import { fail, redirect } from '@sveltejs/kit';
import { readText } from '#lib/server/auth/read-text.ts';
import { warnOnce, type Warned } from '#lib/server/auth/warn-once.ts';
import { administer, requireAdmin } from '#lib/server/auth/require-admin.ts';
import { listWaiting } from '#lib/server/queries/gate.ts';
import { listPublicationStates } from '#lib/server/queries/review.ts';
import { tryGate } from './try-gate.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const state = url.searchParams.get('state') === 'withdrawn' ? 'withdrawn' : 'in_review';
	return administer(locals, async (tx) => ({
		...(await listWaiting(tx, state, url.searchParams.get('start') || null)),
		state,
		done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
	}));
};

const DONE = ['published', 'withdrawn'] as const;

export const actions = {
	publish: (event) => move(event, 'published'),
	/** At once, for every audience and every past day. */
	withdraw: (event) => move(event, 'withdrawn')
} satisfies Actions;

/** What was typed, and why it was refused. */
interface Refused {
	codes: string[];
	reason: string;
	isWithdrawing: boolean;
	/** Null where the reason only looks like personal data. */
	problem: 'noCodes' | 'noReason' | 'noRecord' | 'secondPerson' | 'notReviewed' | null;
	found: Warned<'reason'>[];
	/** The record that it is about; null for all. */
	code: string | null;
}

async function move({ locals, request }: RequestEvent, publication: 'published' | 'withdrawn') {
	requireAdmin(locals);
	const form = await request.formData();
	const codes = form
		.getAll('code')
		.flatMap((code) => (typeof code === 'string' ? code.toUpperCase().split(/[\s,]+/) : []))
		.filter(Boolean);
	const typed = {
		codes,
		reason: readText(form, 'reason').trim(),
		isWithdrawing: publication === 'withdrawn'
	};
	const found = warnOnce(form, { reason: typed.reason });
	const refuse = (problem: Refused['problem'], code: string | null = null) =>
		fail<Refused>(400, { ...typed, problem, code, found });
	if (codes.length === 0) return refuse('noCodes');
	if (typed.reason === '') return refuse('noReason');
	if (found.length > 0) return refuse(null);
	const known = await administer(locals, (tx) => listPublicationStates(tx, codes));
	const missing = codes.find((code) => !known.some((record) => record.code === code));
	if (missing !== undefined) return refuse('noRecord', missing);
	const problem = await tryGate(locals, codes, { publication, reason: typed.reason });
	if (problem) return refuse(problem);
	redirect(303, `/admin/review?done=${publication}`);
}
