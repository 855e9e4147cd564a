import { required, type Column } from '#lib/server/import/columns/column.ts';
import { toSuggestion } from '#lib/server/import/nearest.ts';

/** What a point stands for, from the site itself to the principal town of its province. */
export const POINT_PRECISIONS = ['site', 'vicinity', 'town', 'district', 'province'] as const;

/** What the point of one row stands for. */
export type PointPrecision = (typeof POINT_PRECISIONS)[number];

/** A coordinate in decimal degrees, WGS 84; whether it lies in the country is a rule of the row. */
export function degrees(): Column<number> {
	return required<number>((cell) => {
		if (/^-?[0-9]{1,3}(?:\.[0-9]{1,12})?$/.test(cell)) return { value: Number(cell) };
		if (/^-?[0-9]{1,3},[0-9]+$/.test(cell)) {
			return { reason: `has a decimal comma; write ${cell.replace(',', '.')}` };
		}
		return { reason: 'is not a coordinate in decimal degrees; write it like 11.56245' };
	});
}

/** A province by its English name, spelled as in the context's list. */
export function province(): Column<string> {
	return required<string>((cell, { provinces }) => {
		if (provinces.includes(cell)) return { value: cell };
		return {
			reason: `is not one of the ${provinces.length} provinces in English${toSuggestion(cell, provinces)}`
		};
	});
}
