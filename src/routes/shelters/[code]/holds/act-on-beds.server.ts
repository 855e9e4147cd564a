import { error, fail, redirect, type ActionFailure } from '@sveltejs/kit';
import type { Warned } from '#lib/server/auth/warn-once.ts';
import { requireUser, workAsUser } from '#lib/server/auth/require-user.ts';
import { now, today } from '#lib/server/clock.ts';
import { whatRefused, type HoldPlace, type HoldRefusal } from '#lib/server/commands/holds.ts';
import { findHoldingShelter, type HoldingShelter } from '#lib/server/queries/holds.ts';

/** What the doors to the database take. */
type Work<T> = Parameters<typeof workAsUser<T>>[1];

/** What in a form cannot be read. */
export type FormFault = 'badPeople' | 'badHours' | 'badNationality' | 'tooLong' | 'badDay' | 'badReason';

/** Why nothing was done. */
export type Problem = HoldRefusal | { why: FormFault };

/** What was typed into which form, and why it was refused. */
export interface Refused {
	act: string;
	/** Of the hold; null for a form that is about none. */
	number: number | null;
	typed: Record<string, string>;
	/** Null where it only looks like personal data. */
	problem: Problem | null;
	found: Warned<string>[];
}

/** What a form asks to be done; `refuse` and `found` say why it is not even tried. */
export interface Asked {
	act: string;
	number: number | null;
	typed: Record<string, string>;
	found: Warned<string>[];
	/** Null where the form could not be read. */
	work: FormFault | ((place: HoldPlace) => Work<unknown>);
	/** Which word the page says afterwards. */
	done: string;
}

const HOLDERS: readonly string[] = ['coordinator', 'operator', 'admin'];

/**
 * One unit of work of whoever answers for the beds of a shelter, which is handed to it; for anybody else who is signed in
 * there is no such page.
 */
export async function workOnBeds<T>(
	locals: App.Locals,
	code: string,
	work: (shelter: HoldingShelter, at: Date) => Work<T>
): Promise<T> {
	if (!HOLDERS.includes(requireUser(locals).role)) refuse(locals);
	const at = now();
	const done = await workAsUser(locals, async (tx) => {
		const shelter = await findHoldingShelter(tx, code, at, today());
		return shelter && { result: await work(shelter, at)(tx) };
	});
	return done ? done.result : refuse(locals);
}

/** Does what a form asks and leads back to the page, or says why it was not done; then nothing is written. */
export async function actOnBeds(
	locals: App.Locals,
	code: string,
	{ act, number, typed, found, work, done }: Asked
): Promise<ActionFailure<Refused>> {
	const refused = (problem: Problem | null) => fail<Refused>(400, { act, number, typed, problem, found });
	// Who may not write here is not told what is wrong with the form.
	if (typeof work === 'string' || found.length > 0) {
		await workOnBeds(locals, code, () => () => Promise.resolve());
		return refused(typeof work === 'string' ? { why: work } : null);
	}
	try {
		await workOnBeds(locals, code, (shelter, at) => work({ shelterCode: shelter.code, at }));
	} catch (thrown) {
		const problem = whatRefused(thrown);
		if (!problem) throw thrown;
		return refused(problem);
	}
	redirect(303, `/shelters/${code}/holds?done=${done}`);
}

function refuse({ i18n }: App.Locals): never {
	error(404, { message: i18n.t.errors.noPage, remedy: i18n.t.errors.noPageRemedy });
}
