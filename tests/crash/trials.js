import { strict as assert } from 'node:assert';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startServer } from '../support/server-process.js';
import { HEADER, RECORD_CODES, toCode, toLine } from './compound-lines.js';
import { exportLines, importThere, kill, openAndStop, startSala, stop } from './program.js';

/** Rows of the file that is imported again and again, each time with another note in all of them. */
const FILE_ROWS = 500;

/** New rows stand beside those of the record, where one export has them all. */
const AS_RECORD = ['--dataset', 'public_record'];

/** From the first acknowledged write to the last moment at which the server is killed. */
const WRITES_MS = 3000;

/**
 * @typedef {object} Patient what the trials work on
 * @property {string} folder for files, and for the databases whose creation is killed
 * @property {string} directory of the database whose imports and writes are killed
 * @property {Map<string, string>} acknowledged the lines that must stand there beside the record, by code
 * @property {() => number} next 1, 2, 3 …
 * @property {{ creation: number, import: number, importThere: number }} milliseconds how long the work takes
 *   uninterrupted
 */

/**
 * Creates the database and imports files without interruption, and takes the times.
 *
 * @param {string} folder
 * @returns {Promise<Patient>}
 */
export async function preparePatient(folder) {
	let last = 0;
	const directory = path.join(folder, 'data');
	const milliseconds = { creation: 0, import: 0, importThere: 0 };
	/** @type {Patient} */
	const patient = { folder, directory, acknowledged: new Map(), next: () => ++last, milliseconds };
	const server = startServer({ directory });
	milliseconds.creation = await measure(() => server.ready);
	for (let times = 0; times < 2; times++) {
		const lines = toFile(patient.next());
		milliseconds.importThere = await measure(() => importThere(directory, write(patient, lines)));
	}
	await stop(server);
	const lines = toFile(patient.next());
	const importing = startSala(directory, 'import', 'compounds', write(patient, lines), ...AS_RECORD);
	milliseconds.import = await measure(() => importing.ended);
	assert.equal((await importing.ended).code, 0, importing.output());
	acknowledge(patient, lines);
	return patient;
}

/**
 * The trials by name. Each kills Sala at a moment (a fraction of the time that the work takes), opens the
 * database again, and tells in a few words what happened. Rejected if the database does not open, or holds
 * anything but what it must.
 *
 * @type {Record<'creation' | 'import' | 'importThere' | 'writes', (patient: Patient, moment: number) => Promise<string>>}
 */
export const TRIALS = {
	async creation(patient, moment) {
		const directory = path.join(patient.folder, `created-${patient.next()}`);
		const server = startServer({ directory });
		await Promise.race([wait(moment * patient.milliseconds.creation), server.ready]);
		const step = server.output().trimEnd().split('\n').at(-1);
		await kill(server);
		await openAndStop(directory);
		assert.deepEqual(readdirSync(directory), ['database'], 'Something is left beside the database.');
		checkStanding(await exportLines(directory), new Map());
		return `killed after "${step}"`;
	},

	async import(patient, moment) {
		const lines = toFile(patient.next());
		const importing = startSala(
			patient.directory,
			'import',
			'compounds',
			write(patient, lines),
			...AS_RECORD
		);
		await Promise.race([wait(moment * patient.milliseconds.import), importing.ended]);
		return checkFile(patient, lines, (await kill(importing)).code === 0);
	},

	async importThere(patient, moment) {
		const lines = toFile(patient.next());
		const server = startServer({ directory: patient.directory });
		await server.ready;
		// The first import of a process takes longer than those whose time was taken.
		const first = toNextLine(patient);
		assert.ok(await importThere(patient.directory, write(patient, [first])), server.output());
		acknowledge(patient, [first]);
		const killed = wait(moment * patient.milliseconds.importThere).then(() => kill(server));
		const isAcknowledged = await importThere(patient.directory, write(patient, lines));
		await killed;
		return checkFile(patient, lines, isAcknowledged);
	},

	async writes(patient, moment) {
		const server = startServer({ directory: patient.directory });
		await server.ready;
		let killed;
		let writes = 0;
		let line = toNextLine(patient);
		while (await importThere(patient.directory, write(patient, [line]))) {
			acknowledge(patient, [line]);
			killed ??= wait(moment * WRITES_MS).then(() => kill(server));
			line = toNextLine(patient);
			writes += 1;
		}
		await killed;
		const standing = await exportLines(patient.directory);
		if (standing.includes(line)) acknowledge(patient, [line]);
		checkStanding(standing, patient.acknowledged);
		return `killed after ${writes} acknowledged writes`;
	}
};

/**
 * Opens the database and checks that all rows of a file were written, or none.
 *
 * @param {Patient} patient
 * @param {string[]} lines
 * @param {boolean} isAcknowledged all of them must stand
 */
async function checkFile(patient, lines, isAcknowledged) {
	const standing = await exportLines(patient.directory);
	const isWritten = standing.some((line) => line === lines[0]);
	if (isAcknowledged || isWritten) acknowledge(patient, lines);
	checkStanding(standing, patient.acknowledged);
	return isAcknowledged ? 'acknowledged before the kill' : `killed, ${isWritten ? 'all' : 'nothing'} written`;
}

/**
 * @param {string[]} standing lines of the export
 * @param {Map<string, string>} acknowledged
 */
function checkStanding(standing, acknowledged) {
	const expected = [...RECORD_CODES, ...acknowledged.keys()];
	const codes = standing.map(toCode);
	const missing = expected.filter((code) => !codes.includes(code));
	const more = codes.filter((code, index) => !expected.includes(code) || codes.indexOf(code) !== index);
	assert.equal(
		missing.length,
		0,
		`${missing.length} records are missing: ${missing.slice(0, 3).join(', ')} …`
	);
	assert.equal(
		more.length,
		0,
		`${more.length} records should not be there: ${more.slice(0, 3).join(', ')} …`
	);
	const lines = new Set(standing);
	for (const line of acknowledged.values())
		assert.ok(lines.has(line), `This row is not as acknowledged: ${line}`);
}

/** @param {number} version */
function toFile(version) {
	return Array.from({ length: FILE_ROWS }, (_, row) => toLine(`CT-C-${row + 1}`, `version ${version}`));
}

/** @param {Patient} patient */
function toNextLine({ next }) {
	const serial = next();
	return toLine(`CT-C-${100_000 + serial}`, `write ${serial}`);
}

/**
 * @param {Patient} patient
 * @param {string[]} lines
 */
function write({ folder }, lines) {
	const file = path.join(folder, 'compounds.csv');
	writeFileSync(file, `${[HEADER, ...lines].join('\n')}\n`);
	return file;
}

/**
 * @param {Patient} patient
 * @param {string[]} lines
 */
function acknowledge({ acknowledged }, lines) {
	for (const line of lines) acknowledged.set(toCode(line), line);
}

/** @param {() => Promise<unknown>} work */
async function measure(work) {
	const startedAt = performance.now();
	await work();
	return performance.now() - startedAt;
}
