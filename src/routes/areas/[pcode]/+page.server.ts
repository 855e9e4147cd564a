import { error } from '@sveltejs/kit';
import { findArea } from '#lib/server/queries/areas.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { explainArea, listOtherFigures } from '#lib/server/queries/explanations.ts';
import { seesBeds } from '#lib/server/auth/readers.ts';
import { now } from '#lib/server/clock.ts';
import { listHeld } from '#lib/server/queries/held-beds.ts';
import { readAskedView } from '../../reading.server.ts';
import type { PageServerLoad } from './$types';

const PROVINCE = 1;
const PLACE_NOT_KNOWN = 'place-not-known';

export const load: PageServerLoad = ({ locals, params, url }) => {
	const asked = readAskedView(url, locals.i18n);
	return locals.read(async (tx) => {
		const { reading, view } = await openView(tx, asked);
		const area = params.pcode === PLACE_NOT_KNOWN ? null : await findArea(tx, params.pcode, PROVINCE);
		if (area === undefined) {
			const { errors } = locals.i18n.t;
			error(404, {
				message: errors.noProvince(params.pcode.slice(0, 20)),
				remedy: errors.noProvinceRemedy
			});
		}
		const pcode = area?.pcode ?? null;
		const [explanation, other] = await Promise.all([
			explainArea(tx, view, pcode),
			listOtherFigures(tx, view, pcode)
		]);
		const beds = seesBeds(locals.user);
		const at = new Date(Math.min(now().getTime(), asked.knownAt?.moment.getTime() ?? Infinity));
		const held = beds === 'none' ? {} : await listHeld(tx, view, at);
		return { reading, area, explanation, other, beds, held };
	});
};
