import { error, fail, redirect } from '@sveltejs/kit';
import { RUNGS, type AudienceRungs, type Rung } from '#lib/domain/disclosure.ts';
import { readText } from '#lib/server/auth/read-text.ts';
import { administer, requireAdmin } from '#lib/server/auth/require-admin.ts';
import { warnOnce, type Warned } from '#lib/server/auth/warn-once.ts';
import { setDisclosure } from '#lib/server/commands/disclosure.ts';
import { beginRevision } from '#lib/server/commands/records.ts';
import { listRungs } from '#lib/server/queries/disclosures.ts';
import type { Actions, PageServerLoad } from './$types';

/** What was chosen for an audience, and why it was refused. */
interface Refused {
	audience: AudienceRungs['audience'];
	nameRung: Rung | null;
	operatorRung: Rung | null;
	placeRung: Rung | null;
	reason: string;
	/** Null where the reason only looks like personal data. */
	problem: 'noRungs' | 'noReason' | 'notSure' | null;
	found: Warned<'reason'>[];
}

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	code: params.code,
	audiences: await listAudiences(locals, params.code),
	isSaved: url.searchParams.get('done') === 'disclosureSaved'
});

export const actions = {
	/** Sets what one audience sees. Where that is more than until now, the box has to be ticked. */
	set: async ({ locals, params, request }) => {
		const form = await request.formData();
		const before = (await listAudiences(locals, params.code)).find(
			({ audience }) => audience === form.get('audience')
		);
		if (!before) return refuse(locals);
		const { audience } = before;
		const [nameRung, operatorRung, placeRung] = ['name', 'operator', 'place'].map((part) =>
			readRung(form, part)
		);
		const reason = readText(form, 'reason').trim();
		const found = warnOnce(form, { reason });
		const refuseChange = (problem: Refused['problem']) =>
			fail<Refused>(400, {
				...{ audience, reason, problem, found },
				...{ nameRung: nameRung ?? null, operatorRung: operatorRung ?? null, placeRung: placeRung ?? null }
			});
		if (!nameRung || !operatorRung || !placeRung) return refuseChange('noRungs');
		if (reason === '') return refuseChange('noReason');
		if (found.length > 0) return refuseChange(null);
		const after = { nameRung, operatorRung, placeRung };
		if (showsMore(before, after) && form.get('sure') !== 'yes') return refuseChange('notSure');
		await administer(locals, async (tx) =>
			setDisclosure(tx, await beginRevision(tx, 'how much is shown of a record'), {
				...{ code: params.code, audience, reason },
				...after
			})
		);
		redirect(303, `/admin/disclosure/${params.code}?done=disclosureSaved`);
	}
} satisfies Actions;

async function listAudiences(locals: App.Locals, code: string): Promise<AudienceRungs[]> {
	requireAdmin(locals);
	const audiences = await administer(locals, (tx) => listRungs(tx, code));
	return audiences.length > 0 ? audiences : refuse(locals);
}

function readRung(form: FormData, part: string): Rung | undefined {
	return RUNGS.find((rung) => rung === form.get(part));
}

type Rungs = Pick<AudienceRungs, 'nameRung' | 'operatorRung' | 'placeRung'>;

function showsMore(before: Rungs, after: Rungs): boolean {
	return (['nameRung', 'operatorRung', 'placeRung'] as const).some(
		(part) => RUNGS.indexOf(after[part]) > RUNGS.indexOf(before[part])
	);
}

function refuse({ i18n }: App.Locals): never {
	error(404, { message: i18n.t.errors.noPage, remedy: i18n.t.errors.noPageRemedy });
}
