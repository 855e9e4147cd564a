/**
 * `npm run bench:start`: how long `npm start` takes until `/` is served, on a database that was closed cleanly.
 * Five starts on a database of its own; the median must not pass 6 s.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startServer } from '../support/server-process.js';

const STARTS = 5;
const BAR_SECONDS = 6;

const directory = mkdtempSync(path.join(tmpdir(), 'sala-bench-'));
try {
	console.log('Creating a database');
	await measureStart();
	const seconds = [];
	for (let start = 1; start <= STARTS; start++) {
		seconds.push(await measureStart());
		console.log(`start ${start}: ${seconds.at(-1)?.toFixed(2)} s`);
	}
	const median = seconds.sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? NaN;
	const isGood = median <= BAR_SECONDS;
	console.log(`median ${median.toFixed(2)} s, bar ${BAR_SECONDS} s: ${isGood ? 'good' : 'TOO SLOW'}`);
	process.exitCode = isGood ? 0 : 1;
} finally {
	rmSync(directory, { recursive: true, force: true });
}

/** Seconds from `npm start` to the first page; the server is stopped cleanly afterwards. */
async function measureStart() {
	const startedAt = performance.now();
	const server = startServer({ directory, through: 'npm' });
	const response = await fetch(await server.ready);
	const seconds = (performance.now() - startedAt) / 1000;
	process.kill(server.pid, 'SIGTERM');
	const { code } = await server.ended;
	if (!response.ok || code !== 0)
		throw new Error(`Answer ${response.status}, exit ${code}:\n${server.output()}`);
	return seconds;
}
