import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { EVENT_KINDS } from '#lib/domain/events.ts';
import { workCoordinating } from '#lib/server/auth/require-answering.ts';
import { today } from '#lib/server/clock.ts';
import { addEvent, type NewEvent } from '#lib/server/commands/events.ts';
import { listNamedAreas } from '../../../list-reading.server.ts';
import { FormReader } from '../../form-reader.server.ts';
import { readEntryKey } from '../../read-entry-key.server.ts';
import { readPeople } from '../../read-people.server.ts';
import { refuseFaulty } from '../../refuse-form.server.ts';
import { writeOrRefuse } from '../../write-or-refuse.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	workCoordinating(locals, async (tx) => ({
		areas: await listNamedAreas(tx, locals.i18n),
		area: url.searchParams.get('area') ?? '',
		today: today(),
		offered: { kinds: EVENT_KINDS },
		entryKey: randomUUID()
	}));

export const actions = {
	default: async ({ locals, request }) => {
		const sent = await request.formData();
		const form = new FormReader(sent);
		const areas = await workCoordinating(locals, (tx) => listNamedAreas(tx, locals.i18n));
		const event = readEvent(
			form,
			areas.map(({ pcode }) => pcode)
		);
		const { locality, destination, agency, note } = event;
		const faulty = refuseFaulty(sent, form, { locality, destination, agency, note });
		if (faulty) return faulty;
		const { refused, written } = await writeOrRefuse(form, () =>
			workCoordinating(locals, (tx) => addEvent(tx, readEntryKey(form), event))
		);
		return refused ?? redirect(303, `/events/${written}`);
	}
} satisfies Actions;

function readEvent(form: FormReader, pcodes: readonly string[]): NewEvent {
	return {
		kind: form.choice('kind', EVENT_KINDS),
		occurredOn: form.pastDay('occurred_on'),
		areaPcode: form.optionalChoice('area', pcodes),
		locality: form.line('locality'),
		...readPeople(form),
		arrested: form.count('arrested'),
		destination: form.line('destination'),
		nationalities: form.countries('nationalities'),
		agency: form.line('agency'),
		note: form.note('note')
	};
}
