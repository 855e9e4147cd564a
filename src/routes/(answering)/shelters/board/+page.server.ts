import { redirect } from '@sveltejs/kit';
import { countBedsFor, groupByCondition, toBoard } from '#lib/domain/board.ts';
import { COUNTRY_CODES } from '#lib/domain/countries.ts';
import { changeQuery } from '#lib/components/layout/address.ts';
import { workAnswering } from '#lib/server/auth/require-answering.ts';
import { today } from '#lib/server/clock.ts';
import { confirmShelterReport } from '#lib/server/commands/shelter-reports.ts';
import { listAnswered } from '#lib/server/queries/board.ts';
import { listHeldNow } from '../../held.server.ts';
import { listNamedAreas } from '../../../list-reading.server.ts';
import { FormReader } from '../../form-reader.server.ts';
import { writeOrRefuse } from '../../write-or-refuse.server.ts';
import { readWhom } from './whom.server.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['confirmed', 'unchanged'] as const;

export const load: PageServerLoad = ({ locals, url }) =>
	workAnswering(locals, async (tx, answering) => {
		const asOf = today();
		const areas = await listNamedAreas(tx, locals.i18n);
		const { area, people, asked } = readWhom(url);
		const all = await listAnswered(tx, answering, asOf);
		const rows = toBoard(
			all.filter(({ areaPcode }) => area === null || areaPcode === area),
			asOf,
			people,
			await listHeldNow(tx)
		);
		const { format } = locals.i18n;
		return {
			...{ asOf, areas, area, asked, rows, answering },
			canCoordinate: locals.user?.role !== 'operator',
			isEmpty: all.length === 0,
			bedsForThem: people && countBedsFor(rows),
			byCondition: groupByCondition(rows),
			countries: COUNTRY_CODES.map((iso2) => ({ iso2, name: format.country(iso2) })).sort((a, b) =>
				format.compare(a.name, b.name)
			),
			done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
		};
	});

export const actions = {
	/** Says that the latest report of a shelter still holds today. */
	confirm: async ({ locals, request, url }) => {
		const form = new FormReader(await request.formData());
		const code = form.requiredLine('code');
		const seen = form.carried('seen');
		const { refused, written } = await writeOrRefuse(form, () =>
			workAnswering(locals, (tx) => confirmShelterReport(tx, code, seen ?? 0, today()))
		);
		if (refused) return refused;
		const back = changeQuery(url, { '/confirm': null, done: written ? 'confirmed' : 'unchanged' });
		redirect(303, `/shelters/board${back}#${encodeURIComponent(code)}`);
	}
} satisfies Actions;
