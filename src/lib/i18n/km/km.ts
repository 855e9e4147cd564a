import type { Words } from '#lib/i18n/dictionary.ts';
import { areas } from '#lib/i18n/km/areas.ts';
import { compounds } from '#lib/i18n/km/compounds.ts';
import { countries } from '#lib/i18n/km/countries.ts';
import { data } from '#lib/i18n/km/data.ts';
import { errors } from '#lib/i18n/km/errors.ts';
import { events } from '#lib/i18n/km/events.ts';
import { figures } from '#lib/i18n/km/figures.ts';
import { format } from '#lib/i18n/km/format.ts';
import { health } from '#lib/i18n/km/health.ts';
import { layout } from '#lib/i18n/km/layout.ts';
import { map } from '#lib/i18n/km/map.ts';
import { records } from '#lib/i18n/km/records.ts';
import { shelters } from '#lib/i18n/km/shelters.ts';
import { situation } from '#lib/i18n/km/situation.ts';
import { sources } from '#lib/i18n/km/sources.ts';
import { timeline } from '#lib/i18n/km/timeline.ts';

/** All words in Khmer. */
export const km: Words = {
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
