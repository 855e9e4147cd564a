import { sql, type SQL } from 'drizzle-orm';
import { customType } from 'drizzle-orm/pg-core';

/** A point as `[lon, lat]` in degrees, WGS 84. */
export type LonLat = [lon: number, lat: number];

/**
 * A geometry column with type and SRID, WGS 84. It is written from EWKT or GeoJSON text and read as the hexadecimal
 * form of the database: ask for `ST_X`, `ST_AsGeoJSON` and the like instead of the column itself.
 */
export const geometry = customType<{ data: string; driverData: string; config: { type: string } }>({
	dataType: (config) => `geometry(${config?.type ?? 'Geometry'}, 4326)`
});

/** A point column as the text that a geometry column is written from; null stays null. */
export function toEwkt(point: LonLat | null): string | null {
	return point && `SRID=4326;POINT(${point[0]} ${point[1]})`;
}

/** Longitude and latitude of a point column as two selected values, null where there is no point. */
export function lonLatOf(column: SQL | { getSQL(): SQL }): {
	lon: SQL<number | null>;
	lat: SQL<number | null>;
} {
	return { lon: sql<number | null>`ST_X(${column})`, lat: sql<number | null>`ST_Y(${column})` };
}
