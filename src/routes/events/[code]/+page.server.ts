import { error } from '@sveltejs/kit';
import { openView } from '#lib/server/queries/default-day.ts';
import { findPublication } from '#lib/server/queries/publication.ts';
import { findEvent } from '#lib/server/queries/records/event-record.ts';
import { listNamedAreas } from '../../list-reading.server.ts';
import { readAskedView } from '../../reading.server.ts';
import { toCitedMoment } from '../../record-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const { t } = locals.i18n;
	return locals.read(async (tx) => {
		const { reading, view } = await openView(tx, asked);
		const event = await findEvent(tx, view, params.code);
		if (!event) {
			// The same words whether there is none, it is not published, or it was not yet known.
			error(404, {
				message: t.events.noEvent(params.code.slice(0, 40)),
				remedy: t.events.noEventRemedy
			});
		}
		const [areas, publication] = await Promise.all([listNamedAreas(tx, locals.i18n), findPublication(tx)]);
		return {
			...{ reading, event, citedMoment: toCitedMoment(reading) },
			areas: Object.fromEntries(areas.map(({ pcode, name }) => [pcode, name])),
			publishedAt: publication?.publishedAt ?? null
		};
	});
};
