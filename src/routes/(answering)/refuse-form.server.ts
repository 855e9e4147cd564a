import { fail } from '@sveltejs/kit';
import { warnOnce, type Warned } from '#lib/server/auth/warn-once.ts';
import type { Fault, FormReader, Typed } from './form-reader.server.ts';

/** Why a form was not carried out; what was typed comes back with it. */
export interface RefusedForm {
	typed: Typed;
	faults: Fault[];
	/** What looks like personal data, until it is sent again. */
	found: Warned<string>[];
	/** Whether somebody else was faster. */
	isOvertaken: boolean;
	/** Whether the database refused it, as whoever sent it does not answer for what it is about. */
	isOutOfScope: boolean;
}

/** Refuses a form that has faults, or whose texts look like personal data for the first time; null where it is sound. */
export function refuseFaulty(sent: FormData, form: FormReader, texts: Record<string, string | null>) {
	const found = warnOnce(
		sent,
		Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, text ?? '']))
	);
	if (form.faults.length === 0 && found.length === 0) return null;
	return refuse(400, form, { faults: form.faults, found });
}

/** Refuses a form for another reason. */
export function refuse(status: number, { typed }: FormReader, why: Partial<RefusedForm>) {
	const refused = { typed, faults: [], found: [], isOvertaken: false, isOutOfScope: false, ...why };
	return fail<RefusedForm>(status, refused);
}
