import { redirect } from '@sveltejs/kit';
import { OPERATOR_KINDS } from '#lib/domain/shelters.ts';
import { refusePage, workCoordinating } from '#lib/server/auth/require-answering.ts';
import { today } from '#lib/server/clock.ts';
import { editShelter } from '#lib/server/commands/shelters.ts';
import { findAnswered } from '#lib/server/queries/board.ts';
import { listNamedAreas } from '../../../../list-reading.server.ts';
import { FormReader } from '../../../form-reader.server.ts';
import { INTERVAL_DAYS, readDetails, SITE_TYPES } from '../../../read-details.server.ts';
import { refuseFaulty } from '../../../refuse-form.server.ts';
import { writeOrRefuse } from '../../../write-or-refuse.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	workCoordinating(locals, async (tx, answering) => {
		const shelter = await findAnswered(tx, answering, today(), params.code);
		if (!shelter?.isLive) return refusePage(locals);
		return {
			shelter,
			areas: await listNamedAreas(tx, locals.i18n),
			offered: { operatorKinds: OPERATOR_KINDS, siteTypes: SITE_TYPES, intervals: INTERVAL_DAYS }
		};
	});

export const actions = {
	default: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const form = new FormReader(sent);
		const areas = await workCoordinating(locals, (tx) => listNamedAreas(tx, locals.i18n));
		const details = readDetails(
			form,
			areas.map(({ pcode }) => pcode)
		);
		const reason = form.requiredLine('reason');
		const { name, operator, locality, note } = details;
		const faulty = refuseFaulty(sent, form, { name, operator, locality, note, reason });
		if (faulty) return faulty;
		const { refused, written } = await writeOrRefuse(form, () =>
			workCoordinating(locals, (tx) =>
				editShelter(tx, params.code, form.carried('seen') ?? 0, details, reason)
			)
		);
		return refused ?? redirect(303, `/shelters/${params.code}?done=${written ? 'edited' : 'unchanged'}`);
	}
} satisfies Actions;
