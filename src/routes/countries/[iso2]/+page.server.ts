import { error, redirect } from '@sveltejs/kit';
import { nameArea } from '#lib/components/areas/area-name.ts';
import { isCountryCode } from '#lib/domain/countries.ts';
import type { Measure } from '#lib/domain/country-measures.ts';
import { HOST_STATE } from '#lib/domain/fine-rates.ts';
import { listFines } from '#lib/domain/fines.ts';
import { NO_FILTER } from '#lib/domain/filter.ts';
import { listAreas } from '#lib/server/queries/areas.ts';
import { listCitedSources } from '#lib/server/queries/cited-sources.ts';
import { listMeasures } from '#lib/server/queries/country-measures.ts';
import { openView } from '#lib/server/queries/default-day.ts';
import { explainNationality } from '#lib/server/queries/nationalities.ts';
import { countListedEvents, listEventRows } from '#lib/server/queries/records/event-list.ts';
import { readSupposedSince } from '../fines.server.ts';
import { readAskedView } from '../../reading.server.ts';
import type { PageServerLoad } from './$types';

const PROVINCE = 1;
const EVENTS = 20;
/** Measures that fines are worked out from. */
const TERMS: readonly Measure[] = ['overstay_fine', 'fine_waiver'];

export const load: PageServerLoad = ({ locals, params, url }) => {
	const code = readCode(params.iso2, url, locals.i18n);
	const asked = readAskedView(url, locals.i18n);
	return locals.read(async (tx) => {
		const { reading, view } = await openView(tx, asked);
		const filter = { ...NO_FILTER, nationalities: [code] };
		const [areas, measures, ofHost, explanation, events, eventCount] = await Promise.all([
			listAreas(tx, PROVINCE),
			listMeasures(tx, view, code),
			code === HOST_STATE ? [] : listMeasures(tx, view, HOST_STATE),
			explainNationality(tx, view, code),
			listEventRows(tx, view, filter, { start: null, size: EVENTS }),
			countListedEvents(tx, view, filter)
		]);
		const terms = [...ofHost, ...measures].filter(({ measure }) => TERMS.includes(measure));
		const cited = [...terms, ...measures].map((measure) => measure.code);
		const supposedSince = await readSupposedSince(url, view.asOf, locals.i18n);
		const given = { nationality: code, measures: terms, asOf: view.asOf, supposedSince };
		return {
			...{ code, reading, measures, explanation, eventCount, events: events.rows, terms, supposedSince },
			fines: listFines(explanation.tiers, given),
			areas: Object.fromEntries(areas.map((area) => [area.pcode, nameArea(area, locals.i18n.locale)])),
			sources: await listCitedSources(tx, view, cited)
		};
	});
};

/** The code of the address; one in small letters is sent on to where it stands. @throws 404 for any other */
function readCode(given: string, url: URL, { t }: App.Locals['i18n']): string {
	const code = given.toUpperCase();
	if (!isCountryCode(code)) {
		const { noCountry, noCountryRemedy } = t.countries;
		error(404, { message: noCountry(given.slice(0, 20)), remedy: noCountryRemedy });
	}
	if (code !== given) redirect(308, `/countries/${code}${url.search}`);
	return code;
}
