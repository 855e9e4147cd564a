/**
 * `npm run test:crash [-- --rounds N] [--seed N]`: kills Sala with SIGKILL at random moments while it creates its
 * embedded database, imports, and writes, and checks after each kill that the database opens, holds every
 * acknowledged row, and no half of anything. The seed is printed and repeats the moments. Ends with
 * `N passed, N failed`.
 */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startSala } from './program.js';
import { createRandom } from './random.js';
import { preparePatient, TRIALS } from './trials.js';

/** Creating takes longest and leaves least to lose. */
const TURNS = /** @type {const} */ (['creation', 'importThere', 'writes', 'import', 'writes']);

/** Some kills come after the time that the work took uninterrupted: it takes longer now and then. */
const LATEST_MOMENT = 1.2;

const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
const rounds = toNumber('rounds', values.rounds ?? '30');
const seed = toNumber('seed', values.seed ?? String(randomInt(1_000_000)));

const folder = mkdtempSync(path.join(tmpdir(), 'sala-crash-'));
console.log(`${rounds} rounds, --seed ${seed}`);
await startSala(path.join(folder, 'none'), 'help').ended;
const patient = await preparePatient(folder);
const times = Object.entries(patient.milliseconds).map(([name, ms]) => `${name} ${(ms / 1000).toFixed(1)} s`);
console.log(`Uninterrupted: ${times.join(', ')}`);

const random = createRandom(seed);
let failed = 0;
for (let round = 0; round < rounds; round++) {
	const turn = TURNS[round % TURNS.length] ?? 'writes';
	const moment = random() * LATEST_MOMENT;
	const title = `${round + 1} ${turn} at ${(moment * 100).toFixed(0)} %`;
	try {
		console.log(`ok      ${title}: ${await TRIALS[turn](patient, moment)}`);
	} catch (error) {
		failed += 1;
		console.log(`FAILED  ${title}: ${error instanceof Error ? error.message : String(error)}`);
	}
}
if (failed === 0) rmSync(folder, { recursive: true, force: true });
else
	console.log(
		`The databases are kept in ${folder}. To repeat: npm run test:crash -- --rounds ${rounds} --seed ${seed}`
	);
console.log(`${rounds - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && rounds > 0 ? 0 : 1;

/**
 * @param {string} name
 * @param {string} text
 */
function toNumber(name, text) {
	if (/^\d{1,9}$/.test(text)) return Number(text);
	console.error(`--${name} takes a whole number, not ${text}.`);
	process.exit(2);
}
