import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Day } from '#lib/domain/day.ts';
import { listInvalidAreas, replaceAreas } from '#lib/server/commands/areas.ts';
import { beginRevision, isEmpty, publish } from '#lib/server/commands/records.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { StartError } from '#lib/server/db/start-error.ts';
import { listAreas } from '#lib/server/queries/areas.ts';
import { OWN_AREAS } from '#lib/server/import/area-guess.ts';
import { parseAreas } from '#lib/server/import/areas.ts';
import { toFutureReason } from '#lib/server/import/columns/day.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import { isKindName, type KindName } from '#lib/server/import/kinds.ts';
import type { Problem } from '#lib/server/import/problem.ts';

const SEED = join('drizzle', 'seed');

/** The rule under which a seed record is published: a public source printed it. */
export const SEED_RULE = {
	rule: 'public_record',
	reason: 'Printed by a public source, in the record that Sala ships with'
};

/**
 * Loads the boundaries and the public record into a database that has none of them.
 *
 * @param today the record may hold nothing of a later day
 * @param folder where they are, each in a folder of its own
 * @throws StartError where a file is damaged, or the day lies before what the record tells of
 */
export async function loadWhenEmpty(
	{ withActor }: Pick<Database, 'withActor'>,
	today: Day,
	say: (line: string) => void,
	folder = SEED
): Promise<void> {
	if ((await withActor(COMMAND_LINE, (tx) => listAreas(tx, 1))).length === 0) {
		say('Loading boundaries');
		await loadAreas(withActor, folder);
	}
	if (await withActor(COMMAND_LINE, (tx) => isEmpty(tx, 'public_record'))) {
		say('Loading the public record');
		await loadRecord(withActor, folder, today, say);
	}
}

async function loadAreas(withActor: Database['withActor'], folder: string): Promise<void> {
	const { areas, problems } = parseAreas(
		await readFile(join(folder, 'areas', 'cambodia.geojson'), 'utf8'),
		OWN_AREAS
	);
	if (problems.length > 0)
		throw toDamage(`boundaries that Sala ships with are damaged: ${problems[0]?.reason}`);
	await withActor(COMMAND_LINE, async (tx) => {
		const invalid = await listInvalidAreas(tx, areas);
		if (invalid.length > 0)
			throw toDamage(`boundaries that Sala ships with are not valid: ${invalid[0]?.reason}`);
		const revision = await beginRevision(tx, 'Boundaries that Sala ships with', 'areas/cambodia.geojson');
		await replaceAreas(tx, revision, areas);
		await publish(tx, 'Boundaries loaded');
	});
}

async function loadRecord(
	withActor: Database['withActor'],
	folder: string,
	today: Day,
	say: (line: string) => void
): Promise<void> {
	const files = [
		...(await readKindFiles(join(folder, 'public-record'))),
		...(await readKindFiles(join(folder, 'links')))
	];
	const { problems, isWritten } = await importFiles(withActor, files, {
		dataset: 'public_record',
		acceptValid: false,
		publish: SEED_RULE,
		reason: 'The public record that Sala ships with',
		today,
		say
	});
	if (!isWritten) throw toStartError(problems, today);
}

function toStartError(problems: readonly Problem[], today: Day): StartError {
	const later = problems.find(({ reason }) => reason === toFutureReason(today));
	if (later) {
		return new StartError(
			`By the clock of this machine it is ${today}, and the record that Sala ships with tells of ${later.value}.`,
			'Set the clock right, then start again.'
		);
	}
	const [first] = problems;
	const place = `${first?.file}${first?.line ? ` line ${first.line}` : ''}`;
	return toDamage(`record that Sala ships with is damaged: ${place} ${first?.column ?? ''} ${first?.reason}`);
}

function toDamage(what: string): StartError {
	return new StartError(
		`The ${what}.`,
		'Put the files in drizzle/seed/ back as they were released (git checkout drizzle/seed), then start again.'
	);
}

/** The files of a folder that are named for a kind (`compounds.csv`), with their contents. */
export async function readKindFiles(
	folder: string
): Promise<{ kind: KindName; name: string; bytes: Uint8Array }[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort();
	const files = names.flatMap((name) => {
		const kind = name.slice(0, -'.csv'.length);
		return isKindName(kind) ? [{ kind, name }] : [];
	});
	return Promise.all(
		files.map(async ({ kind, name }) => ({ kind, name, bytes: await readFile(join(folder, name)) }))
	);
}
