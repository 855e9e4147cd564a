import { toColumnName, type ReadContext } from '#lib/server/import/columns/column.ts';

/** What is wrong with a row beyond a single cell, and the field to look at first. */
export interface RowFault<Row> {
	field: keyof Row & string;
	reason: string;
}

/** A check across the fields of a row; left out where one of the fields it needs could not be read. */
export interface Rule<Row> {
	needs: readonly (keyof Row & string)[];
	check(row: Row, context: ReadContext): RowFault<Row> | null;
}

/** Cambodia with a margin, in degrees: a point outside is a slip. */
const BOX = { south: 9.5, north: 15, west: 102, east: 108 };
const BOX_TEXT = 'lat 9.5 to 15.0, lon 102.0 to 108.0';

interface Point {
	lat: number | null;
	lon: number | null;
}

/** A point needs both coordinates, the right way round, inside Cambodia. */
export const pointRule: Rule<Point> = {
	needs: ['lat', 'lon'],
	check({ lat, lon }) {
		if (lat === null && lon === null) return null;
		if (lat === null) return { field: 'lat', reason: 'is blank where lon is given; write both or neither' };
		if (lon === null) return { field: 'lon', reason: 'is blank where lat is given; write both or neither' };
		if (isWithin(lat, lon)) return null;
		if (isWithin(lon, lat)) {
			return { field: 'lat', reason: `is swapped with lon ${lon}: latitude is north, here 9.5 to 15.0` };
		}
		const field = lat < BOX.south || lat > BOX.north ? 'lat' : 'lon';
		return { field, reason: `puts the point outside Cambodia (${BOX_TEXT})` };
	}
};

/** The precision stands where a point stands, and only there. */
export const precisionRule: Rule<Point & { precision: string | null }> = {
	needs: ['lat', 'lon', 'precision'],
	check({ lat, lon, precision }) {
		if ((lat === null) !== (lon === null)) return null;
		if (lat !== null && precision === null) {
			return {
				field: 'precision',
				reason: 'is blank; say what the point is: site, vicinity, town, district or province'
			};
		}
		if (lat === null && precision !== null) {
			return { field: 'precision', reason: 'is given without a point; give lat and lon, or leave it blank' };
		}
		return null;
	}
};

/** The given numbers do not fall from one field to the next; blank ones are passed over. */
export function risingRule<Field extends string>(...fields: Field[]): Rule<Record<Field, number | null>> {
	return {
		needs: fields,
		check(row) {
			const given = fields.filter((field) => row[field] !== null);
			const wrong = given.findIndex((field, place) => place > 0 && row[field]! < row[given[place - 1]!]!);
			if (wrong < 0) return null;
			const [before, after] = [given[wrong - 1]!, given[wrong]!];
			const [lower, upper] = [row[before]!, row[after]!];
			return {
				field: before,
				reason: `is greater than ${toColumnName(after)} (${lower} > ${upper}); put the smaller first`
			};
		}
	};
}

/** low ≤ best ≤ high for a published number of people. */
export const peopleRule = risingRule('peopleLow', 'peopleBest', 'peopleHigh');

function isWithin(lat: number, lon: number): boolean {
	return lat >= BOX.south && lat <= BOX.north && lon >= BOX.west && lon <= BOX.east;
}
