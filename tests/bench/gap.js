/**
 * `npm run bench:gap [-- --seed N]`: how long the gap of every area takes to work out, on 25 areas with 200 groups of
 * people and 20 shelters each. The bar is 150 ms for all of them.
 */
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { quantile } from './timing.js';

/** @import { NeedGroup, BedOffer, toGap } from '../../src/lib/domain/gap.ts' */

const [AREAS, GROUPS, SHELTERS] = [25, 200, 20];
const RUNS = 40;
const BAR_MS = 150;

const { values } = parseArgs({ options: { seed: { type: 'string', default: '20261123' } } });
let state = Number(values.seed);

/** Mulberry32: a number from 0 to below the bound. @param {number} bound */
function draw(bound) {
	state = (state + 0x6d2b79f5) | 0;
	let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
}

/** @template T @param {readonly T[]} choices @returns {T} */
const oneOf = (choices) => /** @type {T} */ (choices[draw(choices.length)]);

const NATIONALITIES = ['CN', 'ID', 'IN', 'KE', 'PH', 'TH', 'UG', 'VN', null];
const CONDITIONS = [
	'women_only',
	'men_only',
	'minors',
	'valid_visa_required',
	'formal_identification_required',
	...NATIONALITIES.flatMap((code) => code ?? []).map((code) => `nationality:${code}`)
];
const MAYBE = [true, false, null];

/** @param {number} most @returns {import('../../src/lib/domain/estimate.ts').Estimate} */
function drawEstimate(most) {
	const low = draw(most);
	const best = draw(4) === 0 ? null : low + draw(20);
	return { low, best, high: draw(6) === 0 ? null : (best ?? low) + draw(30) };
}

/** @returns {NeedGroup} */
function drawGroup() {
	const sex = oneOf(/** @type {const} */ (['female', 'male', null]));
	const attributes = { nationality: oneOf(NATIONALITIES), sex, areMinors: oneOf(MAYBE) };
	return {
		attributes: { ...attributes, haveDocuments: oneOf(MAYBE), areIdentified: oneOf(MAYBE) },
		people: drawEstimate(60)
	};
}

/** @returns {BedOffer} */
function drawShelter() {
	const asked = Array.from({ length: draw(3) }, () => oneOf(CONDITIONS));
	return { entryConditions: asked.length > 0 ? asked : ['none_known'], free: drawEstimate(200) };
}

/** @template T @param {number} length @param {() => T} make */
const many = (length, make) => Array.from({ length }, make);

const areas = many(AREAS, () => ({ groups: many(GROUPS, drawGroup), shelters: many(SHELTERS, drawShelter) }));
const { module } = /** @type {{ module: { toGap: typeof toGap } }} */ (
	await runnerImport('./src/lib/domain/gap.ts')
);

const times = many(RUNS, () => {
	const started = performance.now();
	for (const { groups, shelters } of areas) module.toGap(groups, shelters);
	return performance.now() - started;
}).sort((a, b) => a - b);
const [median, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
console.log(
	`${AREAS} areas, ${GROUPS} groups and ${SHELTERS} shelters each, --seed ${values.seed}, ${RUNS} runs`
);
console.log(`all areas: p50 ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (bar ${BAR_MS} ms)`);
if (p95 > BAR_MS) process.exitCode = 1;
