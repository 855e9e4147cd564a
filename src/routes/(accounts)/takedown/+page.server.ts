import { fail, redirect } from '@sveltejs/kit';
import { takeAttempt } from '#lib/server/auth/attempts.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { warnOnce, type Warned } from '#lib/server/auth/warn-once.ts';
import { askForTakedown, WISHES } from '#lib/server/commands/access.ts';
import type { Actions, PageServerLoad } from './$types';

/** The longest texts that are taken, in letters: those of the database. */
const LONGEST = { about: 300, details: 2000, replyTo: 200 } as const;

export const load: PageServerLoad = ({ url }) => ({
	wishes: WISHES,
	longest: LONGEST,
	number: /^\d{1,9}$/.exec(url.searchParams.get('received') ?? '')?.[0] ?? null
});

export const actions: Actions = {
	default: async ({ locals, request, getClientAddress }) => {
		const form = await request.formData();
		const about = readText(form, 'about').trim();
		const details = readText(form, 'details').trim();
		const replyTo = readText(form, 'replyTo').trim();
		const wish = WISHES.find((one) => one === form.get('wish'));
		const refuse = (
			problem: 'noShelter' | 'noWish' | 'tooLong' | 'tooOften' | null,
			found: Warned<'about' | 'details'>[] = []
		) =>
			fail(problem === 'tooOften' ? 429 : 400, {
				about,
				details,
				replyTo,
				wish: wish ?? null,
				problem,
				found
			});
		if (about === '') return refuse('noShelter');
		if (!wish) return refuse('noWish');
		if (
			about.length > LONGEST.about ||
			details.length > LONGEST.details ||
			replyTo.length > LONGEST.replyTo
		) {
			return refuse('tooLong');
		}
		const found = warnOnce(form, { about, details });
		if (found.length > 0) return refuse(null, found);
		const wait = await locals.accounts.work((tx) => takeAttempt(tx, `takedown from ${getClientAddress()}`));
		if (wait !== null) return refuse('tooOften');
		const asked = { about, wish, details, replyTo: replyTo || null };
		const number = await locals.accounts.workAs({ role: 'public', userId: '' }, (tx) =>
			askForTakedown(tx, asked)
		);
		redirect(303, `/takedown?received=${number}`);
	}
};
