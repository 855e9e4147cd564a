import { fail, redirect } from '@sveltejs/kit';
import { answerTakedown } from '#lib/server/commands/access.ts';
import { grantTakedown } from '#lib/server/commands/takedowns.ts';
import { listRungs } from '#lib/server/queries/disclosures.ts';
import { findOpenTakedown, listTakedowns } from '#lib/server/queries/takedowns.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { warnOnce, type Warned } from '#lib/server/auth/warn-once.ts';
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
	/** Null where the answer only looks like personal data. */
	problem: Problem | null;
	found: Warned<'text'>[];
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
	const found = warnOnce(form, { text: typed.text });
	const refuse = (status: number, problem: Refused['problem']) =>
		fail<Refused>(status, { ...typed, problem, found });
	if (typed.text === '') return refuse(400, 'noAnswer');
	if (found.length > 0) return refuse(400, null);
	const problem = await administer<Problem | null>(locals, async (tx) => {
		const asked = Number.isSafeInteger(id) ? await findOpenTakedown(tx, id) : undefined;
		if (!asked) return 'notOpen';
		if (isGranted) {
			const shelter = { code: typed.code, rungs: await listRungs(tx, typed.code) };
			return (await grantTakedown(tx, asked, shelter, typed.text)) ? null : 'noShelter';
		}
		const refused = { state: 'refused', recordCode: null, text: typed.text } as const;
		return (await answerTakedown(tx, id, refused)) ? null : 'notOpen';
	});
	if (problem) return refuse(problem === 'notOpen' ? 409 : 400, problem);
	redirect(303, '/admin/takedowns?answered');
}
