import { error } from '@sveltejs/kit';
import { openView } from '#lib/server/queries/default-day.ts';
import { findPublication } from '#lib/server/queries/publication.ts';
import { findCompound } from '#lib/server/queries/records/compound-record.ts';
import { listNamedAreas } from '../../list-reading.server.ts';
import { readAskedView } from '../../reading.server.ts';
import { toCitedMoment } from '../../record-page.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const asked = readAskedView(url, locals.i18n);
	const { t } = locals.i18n;
	return locals.read(async (tx) => {
		const { reading, view } = await openView(tx, asked);
		const compound = await findCompound(tx, view, params.code);
		if (!compound) {
			// The same words whether there is none, it is not published, or it was not yet known.
			error(404, {
				message: t.compounds.noCompound(params.code.slice(0, 40)),
				remedy: t.compounds.noCompoundRemedy
			});
		}
		const [areas, publication] = await Promise.all([listNamedAreas(tx, locals.i18n), findPublication(tx)]);
		return {
			...{ reading, compound, citedMoment: toCitedMoment(reading) },
			areas: Object.fromEntries(areas.map(({ pcode, name }) => [pcode, name])),
			publishedAt: publication?.publishedAt ?? null
		};
	});
};
