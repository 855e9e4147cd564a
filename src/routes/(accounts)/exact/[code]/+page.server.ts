import { error, fail, redirect } from '@sveltejs/kit';
import { readPoint, type PointFault } from '#lib/domain/point.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { workAsUser } from '#lib/server/auth/require-user.ts';
import { setShelterPlace } from '#lib/server/commands/disclosure.ts';
import { readExactly } from '#lib/server/queries/exact-record.ts';
import type { Actions, PageServerLoad } from './$types';

/** The longest texts that are taken, in letters. */
const LONGEST = { address: 300, contact: 200 } as const;

/** One record exactly, for whoever may see it. Each reading is written down. */
export const load: PageServerLoad = async ({ locals, params, url }) => ({
	record: (await workAsUser(locals, (tx) => readExactly(tx, params.code))) ?? refuse(locals),
	longest: LONGEST,
	isSaved: url.searchParams.get('done') === 'placeSaved'
});

export const actions = {
	/** Writes where a shelter is, for whoever answers for it. */
	place: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = {
			lat: readText(form, 'lat').trim(),
			lon: readText(form, 'lon').trim(),
			address: readText(form, 'address').trim(),
			contact: readText(form, 'contact').trim()
		};
		const point = readPoint(typed.lat, typed.lon);
		const isTooLong = typed.address.length > LONGEST.address || typed.contact.length > LONGEST.contact;
		const fault: PointFault | 'tooLong' | null =
			typeof point === 'string' ? point : isTooLong ? 'tooLong' : null;
		const isTheirs = await workAsUser(locals, async (tx) => {
			if (!(await readExactly(tx, params.code))?.isTheirs) return false;
			if (typeof point !== 'string' && !isTooLong) {
				const [address, contact] = [typed.address || null, typed.contact || null];
				await setShelterPlace(tx, { code: params.code, point, address, contact });
			}
			return true;
		});
		if (!isTheirs) refuse(locals);
		if (fault) return fail(400, { ...typed, fault });
		redirect(303, `/exact/${params.code}?done=placeSaved`);
	}
} satisfies Actions;

/** For whoever may not see it, it is as if there were no such record. */
function refuse({ i18n }: App.Locals): never {
	error(404, { message: i18n.t.errors.noPage, remedy: i18n.t.errors.noPageRemedy });
}
