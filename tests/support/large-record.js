/**
 * A large invented record in the importer's own files, the same from one seed: for benches and for looking at pages
 * that are full. Plain JavaScript, because benches run without a build of themselves. Its places, names and numbers
 * mean nothing; towns and sources are those of the public record, so that they exist.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { createRandom } from '../crash/random.js';
import { inventAliases, inventName } from './large-record-names.js';

/** @import { Draw } from './large-record-names.js' */

const RECORD = path.resolve(import.meta.dirname, '../../drizzle/seed/public-record');
const FIRST_DAY = Date.UTC(2022, 0, 1);
const DAYS = 1780;
const STATUSES = [
	'confirmed_active',
	'suspected',
	'raided',
	'partly_cleared',
	'closed',
	'reopened',
	'unknown'
];
const SITES = [
	'casino_complex',
	'hotel',
	'office_park',
	'special_economic_zone',
	'villa_or_housing',
	'unknown'
];
const PRECISIONS = ['site', 'vicinity', 'town', 'town', 'district', 'province'];
const KINDS = ['raid', 'raid', 'raid', 'rescue', 'release', 'escape', 'arrest', 'transfer', 'deportation'];
const RARER_KINDS = ['repatriation', 'death', 're_recruitment', 'reopening', 'still_operating', 'policy'];
const NATIONALITIES = [
	'CN',
	'VN',
	'ID',
	'TH',
	'MM',
	'KE',
	'IN',
	'PK',
	'BD',
	'PH',
	'KR',
	'MY',
	'UG',
	'NP',
	'ET'
];
const SITUATIONS = ['street', 'unknown', 'guesthouse', 'crowded_housing', 'immigration_detention'];

/**
 * Writes the folder that `node sala.js import` reads: compounds with a second, later word on two in five of them,
 * events with people, nationalities, sites and sources, a year of weekly counts by area, and shelters.
 *
 * @param {string} folder that is there, for the files of the second word too (`later/`, made by the caller)
 * @param {{ seed?: number, compounds?: number, events?: number }} [size]
 */
export function writeLargeRecord(folder, { seed = 1, compounds = 5_000, events = 20_000 } = {}) {
	const draw = createDraw(seed);
	const towns = readRecord('compounds').filter(({ lat, precision }) => lat !== '' && precision !== 'site');
	const sources = readRecord('sources').map(({ id }) => id ?? '');
	const sites = Array.from({ length: compounds }, (_, place) => inventCompound(draw, place, towns, sources));
	const later = sites
		.filter(() => draw.chance(0.4))
		.map((site) => ({ ...site, status: draw.one(STATUSES), status_date: draw.day(Number(site.at) + 1) }));
	write(folder, 'compounds', sites);
	write(path.join(folder, 'later'), 'compounds', later);
	const happened = Array.from({ length: events }, (_, place) => inventEvent(draw, place, sites, sources));
	write(folder, 'events', happened);
	const provinces = [...new Set(towns.map(({ province }) => province ?? ''))].filter((name) => name !== '');
	write(folder, 'displacement', inventFigures(draw, provinces, sources));
	write(folder, 'shelters', inventShelters(draw, provinces, sources));
}

/**
 * @param {number} seed
 * @returns {Draw}
 */
function createDraw(seed) {
	const random = createRandom(seed);
	const whole = (/** @type {number} */ below) => Math.floor(random() * below);
	return {
		whole,
		chance: (share) => random() < share,
		one: (list) => /** @type {any} */ (list[whole(list.length)]),
		some: (list, least, most) => {
			const left = [...list];
			const size = Math.min(list.length, least + whole(most - least + 1));
			return Array.from({ length: size }, () => left.splice(whole(left.length), 1)).flat();
		},
		day: (from = 0) => toDay(from + whole(Math.max(1, DAYS - from)))
	};
}

/** @param {number} days after the first day */
function toDay(days) {
	return new Date(FIRST_DAY + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * @param {Draw} draw
 * @param {number} place
 * @param {Record<string, string>[]} towns
 * @param {string[]} sources
 */
function inventCompound(draw, place, towns, sources) {
	const town = draw.one(towns);
	const precision = draw.one(PRECISIONS);
	const isLocated = draw.chance(0.9);
	const shift = precision === 'site' || precision === 'vicinity' ? 0.06 : 0;
	const degrees = (/** @type {string | undefined} */ value) =>
		(Number(value) + (draw.whole(1000) / 1000) * shift).toFixed(5);
	const at = draw.whole(DAYS - 200);
	const name = inventName(draw, place);
	return {
		...{ at, id: `KH-C-${10_000 + place}`, name, aliases: inventAliases(draw, place).join(';') },
		...{ country_iso2: 'KH', province: town.province, locality: town.locality },
		...(isLocated
			? { lat: degrees(town.lat), lon: degrees(town.lon), precision }
			: { lat: '', lon: '', precision: '' }),
		...{ kind: draw.one(SITES), status: draw.one(STATUSES), status_date: toDay(at), operator: '' },
		...{ est_people_low: '', est_people_high: '', source_ids: draw.some(sources, 2, 4).join(';') },
		note: draw.chance(0.5) ? `Invented for a test; ${name} is no place.` : ''
	};
}

/**
 * @param {Draw} draw
 * @param {number} place
 * @param {ReturnType<typeof inventCompound>[]} sites
 * @param {string[]} sources
 */
function inventEvent(draw, place, sites, sources) {
	const site = draw.one(sites);
	const low = draw.whole(400);
	const people = draw.one([
		['', low, ''],
		[low, '', ''],
		[low, low + 20, low + 90],
		['', '', '']
	]);
	return {
		...{ id: `KH-E-${100_000 + place}`, date: draw.day(), date_precision: 'day' },
		...{ kind: draw.one(draw.chance(0.85) ? KINDS : RARER_KINDS) },
		...{ compound_id: draw.chance(0.7) ? site.id : '', province: site.province, locality: site.locality },
		...{ lat: site.lat, lon: site.lon, precision: site.precision },
		...{ figure_type: draw.chance(0.95) ? 'single' : 'cumulative' },
		...{ people_low: people[0], people_best: people[1], people_high: people[2] },
		...{ arrested: draw.chance(0.3) ? draw.whole(60) : '' },
		...{ nationalities: draw.some(NATIONALITIES, 0, 3).join(';'), agency: '' },
		...{
			source_ids: draw.some(sources, 1, 3).join(';'),
			note: draw.chance(0.5) ? 'Invented for a test.' : ''
		}
	};
}

/**
 * Counts of a year to the last day, one a week for a province and living situation.
 *
 * @param {Draw} draw
 * @param {string[]} provinces
 * @param {string[]} sources
 */
function inventFigures(draw, provinces, sources) {
	const series = provinces.flatMap((province) => SITUATIONS.map((situation) => ({ province, situation })));
	return series.flatMap(({ province, situation }, row) => {
		const nationality = draw.chance(0.5) ? draw.one(NATIONALITIES) : '';
		const source = draw.one(sources);
		return Array.from({ length: 52 }, (_, week) => ({
			...{
				id: `KH-D-${100_000 + row * 100 + week}`,
				as_of: toDay(DAYS - 1 - week * 7),
				as_of_precision: 'day'
			},
			...{ province, locality: '', living_situation: situation, population_group: 'left_compound' },
			...{ nationality_iso2: nationality, figure_kind: 'stock', operation: '', overlap_group: '' },
			...{ people_low: '', people_best: draw.whole(500), people_high: '', method: 'estimate' },
			...{ shelter_id: '', closed_by: '', source_ids: source, note: '' }
		}));
	});
}

/**
 * @param {Draw} draw
 * @param {string[]} provinces
 * @param {string[]} sources
 */
function inventShelters(draw, provinces, sources) {
	return Array.from({ length: 120 }, (_, place) => ({
		...{ id: `KH-S-${1_000 + place}`, name: `Test shelter ${place}`, operator: '', kind: 'ngo' },
		...{
			province: draw.one(provinces),
			locality: '',
			capacity: draw.chance(0.3) ? 100 + draw.whole(200) : ''
		},
		...{ occupancy: draw.chance(0.6) ? draw.whole(150) : '', as_of: draw.day(DAYS - 60) },
		...{ status: draw.one(['open', 'open', 'full', 'closed', 'suspended']) },
		...{
			eligibility: draw.one(['', 'none_known', 'women_only', 'valid_visa_required']),
			services: 'shelter;food'
		},
		...{ source_ids: draw.one(sources), note: '' }
	}));
}

/**
 * @param {string} kind
 * @returns {Record<string, string>[]}
 */
function readRecord(kind) {
	return parse(readFileSync(path.join(RECORD, `${kind}.csv`)), { columns: true });
}

/**
 * @param {string} folder
 * @param {string} kind
 * @param {Record<string, string | number | undefined>[]} rows
 */
function write(folder, kind, rows) {
	const [header = ''] = readFileSync(path.join(RECORD, `${kind}.csv`), 'utf8').split('\n');
	const columns = header.trim().split(',');
	writeFileSync(path.join(folder, `${kind}.csv`), stringify(rows, { header: true, columns }));
}
