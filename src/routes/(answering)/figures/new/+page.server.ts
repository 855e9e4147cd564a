import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { LIVING_SITUATIONS, METHODS, POPULATION_GROUPS, UNITS } from '#lib/domain/figures.ts';
import { workCoordinating } from '#lib/server/auth/require-answering.ts';
import { today } from '#lib/server/clock.ts';
import { addFigure, type NewFigure } from '#lib/server/commands/figures.ts';
import { listNamedAreas } from '../../../list-reading.server.ts';
import { FormReader } from '../../form-reader.server.ts';
import { readEntryKey } from '../../read-entry-key.server.ts';
import { readPeople } from '../../read-people.server.ts';
import { refuseFaulty } from '../../refuse-form.server.ts';
import { writeOrRefuse } from '../../write-or-refuse.server.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_IN_A_HOUSEHOLD = 30;

export const load: PageServerLoad = ({ locals, url }) =>
	workCoordinating(locals, async (tx) => ({
		areas: await listNamedAreas(tx, locals.i18n),
		area: url.searchParams.get('area') ?? '',
		today: today(),
		offered: { situations: LIVING_SITUATIONS, groups: POPULATION_GROUPS, methods: METHODS, units: UNITS },
		entryKey: randomUUID()
	}));

export const actions = {
	default: async ({ locals, request }) => {
		const sent = await request.formData();
		const form = new FormReader(sent);
		const areas = await workCoordinating(locals, (tx) => listNamedAreas(tx, locals.i18n));
		const figure = readFigure(
			form,
			areas.map(({ pcode }) => pcode)
		);
		const { publisher, note } = figure;
		const faulty = refuseFaulty(sent, form, { publisher, note, overlap: figure.overlapGroups.join(' ') });
		if (faulty) return faulty;
		const { refused } = await writeOrRefuse(form, () =>
			workCoordinating(locals, (tx) => addFigure(tx, readEntryKey(form), figure))
		);
		return refused ?? redirect(303, `/areas/${figure.areaPcode ?? 'place-not-known'}?as_of=${today()}`);
	}
} satisfies Actions;

function readFigure(form: FormReader, pcodes: readonly string[]): NewFigure {
	const unit = form.choice('unit', UNITS);
	const householdSize = form.count('household_size');
	if (householdSize !== null && unit !== 'household') form.refuse('household_size', 'householdSize');
	if (householdSize === 0 || (householdSize ?? 0) > MOST_IN_A_HOUSEHOLD)
		form.refuse('household_size', 'notANumber');
	return {
		...{ areaPcode: form.optionalChoice('area', pcodes), unit, householdSize },
		livingSituation: form.choice('situation', LIVING_SITUATIONS),
		populationGroup: form.choice('group', POPULATION_GROUPS),
		nationalities: form.countries('nationalities'),
		referenceOn: form.pastDay('reference_on'),
		...readPeople(form),
		method: form.choice('method', METHODS),
		publisher: form.requiredLine('publisher'),
		overlapGroups: (form.line('overlap') ?? '').split(/[\s,;]+/).filter(Boolean),
		note: form.note('note')
	};
}
