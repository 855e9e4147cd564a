import { redirect } from '@sveltejs/kit';
import { findCellOf } from '#lib/domain/figure-cell.ts';
import { changeQuery } from '#lib/components/layout/address.ts';
import { refusePage, workCoordinating } from '#lib/server/auth/require-answering.ts';
import { assignOverlapGroups, recommendFigure } from '#lib/server/commands/figures.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { explainArea } from '#lib/server/queries/explanations.ts';
import { findFigurePlace } from '#lib/server/queries/figure-place.ts';
import { readAskedView } from '../../../reading.server.ts';
import { FormReader } from '../../form-reader.server.ts';
import { refuseFaulty } from '../../refuse-form.server.ts';
import { writeOrRefuse } from '../../write-or-refuse.server.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['recommended', 'unrecommended', 'assigned', 'unchanged'] as const;

export const load: PageServerLoad = ({ locals, params, url }) => {
	const asked = readAskedView(url, locals.i18n);
	return workCoordinating(locals, async (tx, answering) => {
		const { reading, view } = await openView(tx, asked);
		const place = await findFigurePlace(tx, params.code, answering);
		if (!place) return refusePage(locals);
		const { summary, details } = await explainArea(tx, view, place.areaPcode);
		return {
			...{ reading, place, details, code: params.code },
			cell: findCellOf(summary, params.code) ?? null,
			done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
		};
	});
};

export const actions = {
	/** Recommends the figure above the others of its cell, or with another reason. */
	recommend: async ({ locals, params, request, url }) => {
		const sent = await request.formData();
		const form = new FormReader(sent);
		const reason = form.requiredLine('reason');
		const faulty = refuseFaulty(sent, form, { reason });
		if (faulty) return faulty;
		const { refused, written } = await writeOrRefuse(form, () =>
			workCoordinating(locals, (tx) => recommendFigure(tx, params.code, reason))
		);
		return refused ?? goOn(url, written ? 'recommended' : 'unchanged');
	},
	/** Takes the recommendation back. */
	unrecommend: async ({ locals, params, request, url }) => {
		const form = new FormReader(await request.formData());
		const { refused, written } = await writeOrRefuse(form, () =>
			workCoordinating(locals, (tx) => recommendFigure(tx, params.code, null))
		);
		return refused ?? goOn(url, written ? 'unrecommended' : 'unchanged');
	},
	/** Says with which figures it counts partly the same people. */
	assign: async ({ locals, params, request, url }) => {
		const sent = await request.formData();
		const form = new FormReader(sent);
		const groups = (form.line('overlap') ?? '').split(/[\s,;]+/).filter(Boolean);
		const why = form.requiredLine('why');
		const faulty = refuseFaulty(sent, form, { overlap: groups.join(' '), why });
		if (faulty) return faulty;
		const { refused, written } = await writeOrRefuse(form, () =>
			workCoordinating(locals, (tx) => assignOverlapGroups(tx, params.code, groups, why))
		);
		return refused ?? goOn(url, written ? 'assigned' : 'unchanged');
	}
} satisfies Actions;

/** Back to the page, of the day that it was about. */
function goOn(url: URL, done: (typeof DONE)[number]): never {
	const acts = Object.fromEntries(Object.keys(actions).map((name) => [`/${name}`, null]));
	redirect(303, `${url.pathname}${changeQuery(url, { ...acts, done })}`);
}
