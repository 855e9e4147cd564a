import { readAreaGeometry, type MultiPolygon } from '#lib/server/import/area-geometry.ts';
import {
	readAreaProperties,
	type AreaOptions,
	type AreaProperties
} from '#lib/server/import/area-properties.ts';
import { toShownValue } from '#lib/server/import/problem.ts';

/** Which property of a file of areas holds what. */
export type { AreaOptions };

/** An area ready to be written. Its rings have a sound shape; whether they cross is for the database to say. */
export interface ParsedArea extends AreaProperties {
	geometry: MultiPolygon;
}

/** One thing wrong with a file of areas. */
export interface AreaProblem {
	/** Number of the feature, from 1 in the order of the file; null where all features or the file are meant. */
	feature: number | null;
	/** Name of the property, or 'geometry' or 'crs'; null where none is meant. */
	property: string | null;
	/** The refused value, fit for a terminal; null where it is missing. */
	value: string | null;
	/** Why it is refused and what to do, without a full stop. */
	reason: string;
}

const MOST_BYTES = 50_000_000;

/**
 * Areas of a GeoJSON file of anybody's making (OCHA COD-AB, geoBoundaries, our own), with every problem in one run.
 *
 * `areas` are the features without a problem, in the order of the file; whoever calls decides whether some are
 * enough. A problem that all features share is told once. Whether a parent exists is not looked at. Coordinates must
 * be WGS 84; a file over 50 MB is not read.
 */
export function parseAreas(
	text: string,
	options: AreaOptions
): { areas: ParsedArea[]; problems: AreaProblem[] } {
	const { features, problems } = readFeatures(text);
	const areas: ParsedArea[] = [];
	const numberOfPcode = new Map<string, number>();
	const featureProblems = features.flatMap((feature, index): AreaProblem[] => {
		const number = index + 1;
		if (!isObject(feature)) {
			return [{ feature: number, property: null, value: null, reason: 'is not a feature' }];
		}
		const { pcode, area, faults } = readAreaProperties(
			isObject(feature.properties) ? feature.properties : {},
			options
		);
		const { geometry, faults: geometryFaults } = readAreaGeometry(feature.geometry);
		const found = [...faults, ...geometryFaults.map((fault) => ({ property: 'geometry', ...fault }))];
		const earlier = pcode === null ? undefined : numberOfPcode.get(pcode);
		if (earlier !== undefined) {
			const reason = `is already the P-code of feature ${earlier}; each area stands in the file once`;
			found.push({ property: options.pcode, value: pcode, reason });
		} else if (pcode !== null) {
			numberOfPcode.set(pcode, number);
		}
		if (area && geometry && earlier === undefined) areas.push({ ...area, geometry });
		return found.map((fault) => ({ feature: number, ...fault }));
	});
	return { areas, problems: [...problems, ...tellSharedOnce(featureProblems, features.length)] };
}

/** The features of a collection, or none and the reason why the file cannot be read. */
function readFeatures(text: string): { features: unknown[]; problems: AreaProblem[] } {
	const refuse = (reason: string, property: string | null = null, value: string | null = null) => ({
		features: [],
		problems: [{ feature: null, property, value, reason }]
	});
	const bytes = Buffer.byteLength(text);
	if (bytes > MOST_BYTES) {
		return refuse(`the file has ${Math.ceil(bytes / 1e6)} MB, more than 50; simplify its lines first`);
	}
	let collection: unknown;
	try {
		collection = JSON.parse(text.replace(/^\ufeff/, ''));
	} catch (error) {
		return refuse(
			`the file is not JSON: ${toShownValue(error instanceof Error ? error.message : String(error))}`
		);
	}
	if (
		!isObject(collection) ||
		collection.type !== 'FeatureCollection' ||
		!Array.isArray(collection.features)
	) {
		return refuse('the file is not a GeoJSON FeatureCollection; export the layer of areas as one');
	}
	if (!isWgs84(collection.crs)) {
		const reason = 'is another coordinate system; convert the file to WGS 84 (EPSG:4326)';
		return refuse(reason, 'crs', toShownValue(toCrsName(collection.crs)));
	}
	if (collection.features.length === 0) return refuse('the file has no feature');
	return { features: collection.features, problems: [] };
}

/** GeoJSON is WGS 84 unless an older file says otherwise. */
function isWgs84(crs: unknown): boolean {
	return crs === undefined || crs === null || /CRS84|EPSG:+4326\b/i.test(toCrsName(crs));
}

/** The name in `{ type: 'name', properties: { name } }`, or the whole where it is written otherwise. */
function toCrsName(crs: unknown): string {
	const name = isObject(crs) && isObject(crs.properties) ? crs.properties.name : undefined;
	return typeof name === 'string' ? name : JSON.stringify(crs);
}

/** What is missing from every feature alike is told of the file, not of each of a thousand features. */
function tellSharedOnce(problems: AreaProblem[], features: number): AreaProblem[] {
	const toKey = (problem: AreaProblem) => JSON.stringify([problem.property, problem.value, problem.reason]);
	const counts = new Map<string, number>();
	for (const key of problems.map(toKey)) counts.set(key, (counts.get(key) ?? 0) + 1);
	const isShared = (problem: AreaProblem) => features > 1 && counts.get(toKey(problem)) === features;
	const shared = new Map(
		problems.filter(isShared).map((problem) => [toKey(problem), { ...problem, feature: null }])
	);
	return [...shared.values(), ...problems.filter((problem) => !isShared(problem))];
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
