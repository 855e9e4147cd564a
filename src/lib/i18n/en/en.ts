import { areas } from '#lib/i18n/en/areas.ts';
import { compounds } from '#lib/i18n/en/compounds.ts';
import { countries } from '#lib/i18n/en/countries.ts';
import { data } from '#lib/i18n/en/data.ts';
import { errors } from '#lib/i18n/en/errors.ts';
import { events } from '#lib/i18n/en/events.ts';
import { figures } from '#lib/i18n/en/figures.ts';
import { format } from '#lib/i18n/en/format.ts';
import { health } from '#lib/i18n/en/health.ts';
import { layout } from '#lib/i18n/en/layout.ts';
import { map } from '#lib/i18n/en/map.ts';
import { records } from '#lib/i18n/en/records.ts';
import { shelters } from '#lib/i18n/en/shelters.ts';
import { situation } from '#lib/i18n/en/situation.ts';
import { sources } from '#lib/i18n/en/sources.ts';
import { timeline } from '#lib/i18n/en/timeline.ts';

/** All words in English, by subject: a file each. The other languages have the same keys, or do not compile. */
export const en = {
	areas,
	compounds,
	countries,
	data,
	errors,
	events,
	figures,
	format,
	health,
	layout,
	map,
	records,
	shelters,
	situation,
	sources,
	timeline
};
