import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { OPERATOR_KINDS } from '#lib/domain/shelters.ts';
import { workCoordinating } from '#lib/server/auth/require-answering.ts';
import { addShelter } from '#lib/server/commands/shelters.ts';
import { listNamedAreas } from '../../../list-reading.server.ts';
import { FormReader } from '../../form-reader.server.ts';
import { INTERVAL_DAYS, readDetails, SITE_TYPES } from '../../read-details.server.ts';
import { readEntryKey } from '../../read-entry-key.server.ts';
import { refuseFaulty } from '../../refuse-form.server.ts';
import { writeOrRefuse } from '../../write-or-refuse.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	workCoordinating(locals, async (tx) => ({
		areas: await listNamedAreas(tx, locals.i18n),
		offered: { operatorKinds: OPERATOR_KINDS, siteTypes: SITE_TYPES, intervals: INTERVAL_DAYS },
		entryKey: randomUUID()
	}));

export const actions = {
	default: async ({ locals, request }) => {
		const sent = await request.formData();
		const form = new FormReader(sent);
		const pcodes = await workCoordinating(locals, (tx) => listNamedAreas(tx, locals.i18n));
		const details = readDetails(
			form,
			pcodes.map(({ pcode }) => pcode)
		);
		const { name, operator, locality, note } = details;
		const faulty = refuseFaulty(sent, form, { name, operator, locality, note });
		if (faulty) return faulty;
		const { refused, written } = await writeOrRefuse(form, () =>
			workCoordinating(locals, (tx) => addShelter(tx, readEntryKey(form), details))
		);
		return refused ?? redirect(303, `/shelters/${written}?done=entered`);
	}
} satisfies Actions;
