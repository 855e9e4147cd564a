/**
 * The 25 provinces of Cambodia as the project names them, matched by name (never by the digits of a code).
 *
 * `pcode` is the national P-code as in OCHA's COD-AB; `geonames` the GeoNames admin1 code, whose digits mean
 * other provinces; `nameEn` the spelling of the public record.
 *
 * @typedef {{ pcode: string, geonames: string, nameEn: string, nameKm: string }} Province
 * @type {Province[]}
 */
export const provinces = [
	{ pcode: 'KH01', geonames: '25', nameEn: 'Banteay Meanchey', nameKm: 'បន្ទាយមានជ័យ' },
	{ pcode: 'KH02', geonames: '29', nameEn: 'Battambang', nameKm: 'បាត់ដំបង' },
	{ pcode: 'KH03', geonames: '02', nameEn: 'Kampong Cham', nameKm: 'កំពង់ចាម' },
	{ pcode: 'KH04', geonames: '03', nameEn: 'Kampong Chhnang', nameKm: 'កំពង់ឆ្នាំង' },
	{ pcode: 'KH05', geonames: '04', nameEn: 'Kampong Speu', nameKm: 'កំពង់ស្ពឺ' },
	{ pcode: 'KH06', geonames: '05', nameEn: 'Kampong Thom', nameKm: 'កំពង់ធំ' },
	{ pcode: 'KH07', geonames: '21', nameEn: 'Kampot', nameKm: 'កំពត' },
	{ pcode: 'KH08', geonames: '07', nameEn: 'Kandal', nameKm: 'កណ្ដាល' },
	{ pcode: 'KH09', geonames: '08', nameEn: 'Koh Kong', nameKm: 'កោះកុង' },
	{ pcode: 'KH10', geonames: '09', nameEn: 'Kratie', nameKm: 'ក្រចេះ' },
	{ pcode: 'KH11', geonames: '10', nameEn: 'Mondulkiri', nameKm: 'មណ្ឌលគិរី' },
	{ pcode: 'KH12', geonames: '22', nameEn: 'Phnom Penh', nameKm: 'ភ្នំពេញ' },
	{ pcode: 'KH13', geonames: '13', nameEn: 'Preah Vihear', nameKm: 'ព្រះវិហារ' },
	{ pcode: 'KH14', geonames: '14', nameEn: 'Prey Veng', nameKm: 'ព្រៃវែង' },
	{ pcode: 'KH15', geonames: '12', nameEn: 'Pursat', nameKm: 'ពោធិ៍សាត់' },
	{ pcode: 'KH16', geonames: '23', nameEn: 'Ratanakiri', nameKm: 'រតនគិរី' },
	{ pcode: 'KH17', geonames: '24', nameEn: 'Siem Reap', nameKm: 'សៀមរាប' },
	{ pcode: 'KH18', geonames: '28', nameEn: 'Preah Sihanouk', nameKm: 'ព្រះសីហនុ' },
	{ pcode: 'KH19', geonames: '17', nameEn: 'Stung Treng', nameKm: 'ស្ទឹងត្រែង' },
	{ pcode: 'KH20', geonames: '18', nameEn: 'Svay Rieng', nameKm: 'ស្វាយរៀង' },
	{ pcode: 'KH21', geonames: '19', nameEn: 'Takeo', nameKm: 'តាកែវ' },
	{ pcode: 'KH22', geonames: '27', nameEn: 'Oddar Meanchey', nameKm: 'ឧត្ដរមានជ័យ' },
	{ pcode: 'KH23', geonames: '26', nameEn: 'Kep', nameKm: 'កែប' },
	{ pcode: 'KH24', geonames: '30', nameEn: 'Pailin', nameKm: 'ប៉ៃលិន' },
	{ pcode: 'KH25', geonames: '31', nameEn: 'Tboung Khmum', nameKm: 'ត្បូងឃ្មុំ' }
];

/**
 * Polygons that Natural Earth draws too large: each is divided between its own province and another one by the
 * nearest place. Codes are GeoNames admin1 codes.
 *
 * @type {{ polygon: string, takes: string }[]}
 */
export const splits = [
	{ polygon: '02', takes: '31' },
	{ polygon: '24', takes: '27' }
];

/**
 * Places of Tboung Khmum added by hand, to about two kilometres, because the list of places has none on the left
 * bank of the Mekong opposite its many places on the right bank: without them the dividing line runs ten
 * kilometres east of the river, which is the true border there (4,291 instead of 4,668 km² for Tboung Khmum).
 *
 * @type {{ name: string, geonames: string, lon: number, lat: number }[]}
 */
export const addedPlaces = [
	{ name: 'Tonle Bet', geonames: '31', lon: 105.48, lat: 11.98 },
	{ name: 'Krouch Chhmar', geonames: '31', lon: 105.64, lat: 12.22 },
	{ name: 'Ou Reang Ov', geonames: '31', lon: 105.52, lat: 11.85 }
];
