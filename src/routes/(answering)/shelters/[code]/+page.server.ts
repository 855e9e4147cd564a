import { redirect } from '@sveltejs/kit';
import { toBoard } from '#lib/domain/board.ts';
import { refusePage, workAnswering } from '#lib/server/auth/require-answering.ts';
import { today } from '#lib/server/clock.ts';
import {
	addShelterReport,
	confirmShelterReport,
	retractShelterReport
} from '#lib/server/commands/shelter-reports.ts';
import { findAnswered, listReports } from '#lib/server/queries/board.ts';
import { listHeldNow } from '../../held.server.ts';
import { listNamedAreas } from '../../../list-reading.server.ts';
import { FormReader } from '../../form-reader.server.ts';
import { OFFERED, readReport } from '../../read-report.server.ts';
import { refuseFaulty } from '../../refuse-form.server.ts';
import { writeOrRefuse } from '../../write-or-refuse.server.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN_REPORTS = 20;
const DONE = ['confirmed', 'reported', 'retracted', 'entered', 'edited', 'unchanged'] as const;

export const load: PageServerLoad = ({ locals, params, url }) =>
	workAnswering(locals, async (tx, answering) => {
		const shelter = await findAnswered(tx, answering, today(), params.code);
		if (!shelter) return refusePage(locals);
		const [row] = toBoard([shelter], today(), null, await listHeldNow(tx));
		return {
			...{ asOf: today(), row: row!, offered: OFFERED },
			areas: await listNamedAreas(tx, locals.i18n),
			reports: await listReports(tx, shelter.code, SHOWN_REPORTS),
			canEdit: shelter.isLive && locals.user?.role !== 'operator',
			done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
		};
	});

export const actions = {
	/** Adds a report. */
	report: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const form = new FormReader(sent);
		const report = readReport(form);
		const faulty = refuseFaulty(sent, form, {});
		if (faulty) return faulty;
		const { refused, written } = await writeOrRefuse(form, () =>
			workAnswering(locals, (tx) => addShelterReport(tx, params.code, form.carried('seen'), report))
		);
		return refused ?? goOn(params.code, written ? 'reported' : 'unchanged');
	},
	/** Says that the latest report still holds today. */
	confirm: async ({ locals, params, request }) => {
		const form = new FormReader(await request.formData());
		const { refused, written } = await writeOrRefuse(form, () =>
			workAnswering(locals, (tx) => confirmShelterReport(tx, params.code, form.carried('seen') ?? 0, today()))
		);
		return refused ?? goOn(params.code, written ? 'confirmed' : 'unchanged');
	},
	/** Takes the latest report back. */
	retract: async ({ locals, params, request }) => {
		const form = new FormReader(await request.formData());
		const { refused } = await writeOrRefuse(form, () =>
			workAnswering(locals, (tx) => retractShelterReport(tx, params.code, form.carried('seen') ?? 0))
		);
		return refused ?? goOn(params.code, 'retracted');
	}
} satisfies Actions;

function goOn(code: string, done: (typeof DONE)[number]): never {
	redirect(303, `/shelters/${code}?done=${done}`);
}
