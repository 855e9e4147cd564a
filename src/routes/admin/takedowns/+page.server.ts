import { fail, redirect } from '@sveltejs/kit';
import { answerTakedown } from '#lib/server/commands/access.ts';
import { grantTakedown } from '#lib/server/commands/takedowns.ts';
import { findOpenTakedown, listTakedowns } from '#lib/server/queries/takedowns.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { administer, requireAdmin } from '#lib/server/auth/require-admin.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	...(await administer(locals, listTakedowns)),
	isAnswered: url.searchParams.has('answered')
});

export const actions = {
	/** Hides what was asked to be hidden, and says so. */
	grant: (event) => answer(event, true),
	refuse: (event) => answer(event, false)
} satisfies Actions;

/** What was typed into the form of a request, and why it was refused. */
interface Refused {
	id: number;
	code: string;
	text: string;
	problem: Problem;
}

type Problem = 'noAnswer' | 'notOpen' | 'noShelter';

async function answer({ locals, request }: RequestEvent, isGranted: boolean) {
	requireAdmin(locals);
	const form = await request.formData();
	const id = Number(readText(form, 'id'));
	const typed = {
		id,
		code: readText(form, 'code').trim().toUpperCase(),
		text: readText(form, 'text').trim()
	};
	if (typed.text === '') return fail<Refused>(400, { ...typed, problem: 'noAnswer' });
	const problem = await administer<Problem | null>(locals, async (tx) => {
		const asked = Number.isSafeInteger(id) ? await findOpenTakedown(tx, id) : undefined;
		if (!asked) return 'notOpen';
		if (isGranted) return (await grantTakedown(tx, asked, typed.code, typed.text)) ? null : 'noShelter';
		const refused = { state: 'refused', recordCode: null, text: typed.text } as const;
		return (await answerTakedown(tx, id, refused)) ? null : 'notOpen';
	});
	if (problem) return fail<Refused>(problem === 'notOpen' ? 409 : 400, { ...typed, problem });
	redirect(303, '/admin/takedowns?answered');
}
