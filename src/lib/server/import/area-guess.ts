import type { AreaLevel, AreaOptions } from '#lib/server/import/area-properties.ts';

/** How the boundaries that Sala ships with name their properties. */
export const OWN_AREAS: AreaOptions = {
	pcode: 'pcode',
	name: 'name_en',
	nameKm: 'name_km',
	isApproximate: 'is_approximate',
	level: { property: 'level' },
	parent: { property: 'parent' },
	source: { property: 'source' },
	version: { property: 'version' }
};

const OWN_NAMES = ['pcode', 'level', 'parent', 'name_en', 'name_km', 'is_approximate', 'source', 'version'];

const LEVELS: readonly AreaLevel[] = [3, 2, 1, 0];

/** How OCHA's COD-AB names P-codes and English names, before and since 2025. */
const COD_AB: ((level: number) => { pcode: string; name: string })[] = [
	(level) => ({ pcode: `ADM${level}_PCODE`, name: `ADM${level}_EN` }),
	(level) => ({ pcode: `adm${level}_pcode`, name: `adm${level}_name` })
];

/**
 * Reads a file of areas like a person who knows the usual families: Sala's own; COD-AB, where the deepest P-code is the
 * area's own and the one above its parent's; geoBoundaries, whose provinces have ISO 3166-2 codes. Empty for another
 * file.
 *
 * @param properties of any one feature
 */
export function guessAreaOptions(properties: Readonly<Record<string, unknown>>): Partial<AreaOptions> {
	const has = (name: string) => Object.hasOwn(properties, name);
	if (OWN_NAMES.every(has)) return OWN_AREAS;
	for (const level of LEVELS) {
		const naming = COD_AB.find((names) => has(names(level).pcode) && has(names(level).name));
		if (!naming) continue;
		const guess: Partial<AreaOptions> = { ...naming(level), level };
		if (level > 0 && has(naming(level - 1).pcode)) guess.parent = { property: naming(level - 1).pcode };
		return guess;
	}
	if (!has('shapeISO') || !has('shapeName')) return {};
	const guess: Partial<AreaOptions> = { pcode: 'shapeISO', name: 'shapeName' };
	if (properties.shapeType !== 'ADM1') return guess;
	return { ...guess, level: 1, ...(properties.shapeGroup === 'KHM' && { parent: 'KH' }) };
}

/** The properties of the first feature of a GeoJSON text; none where it cannot be read, which `parseAreas` explains. */
export function readFirstProperties(text: string): Record<string, unknown> {
	try {
		const { features } = JSON.parse(text.replace(/^\ufeff/, '')) as { features?: { properties?: object }[] };
		return { ...features?.[0]?.properties };
	} catch {
		return {};
	}
}
