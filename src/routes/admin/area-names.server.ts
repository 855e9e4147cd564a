import { nameArea } from '#lib/components/areas/area-name.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { listAreas } from '#lib/server/queries/areas.ts';
import type { Tx } from '../list-reading.server.ts';

/** Level of the country as an area. */
export const COUNTRY = 0;

/** Level of provinces. */
export const PROVINCE = 1;

/** What somebody can answer for: the country first, then its provinces. */
export async function listAreaNames(tx: Tx, locale: Locale): Promise<{ pcode: string; name: string }[]> {
	const areas = [...(await listAreas(tx, COUNTRY)), ...(await listAreas(tx, PROVINCE))];
	return areas.map((area) => ({ pcode: area.pcode, name: nameArea(area, locale) }));
}
