import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { todayInPhnomPenh } from '#lib/domain/day.ts';
import { listInvalidAreas, replaceAreas } from '#lib/server/commands/areas.ts';
import { beginRevision, isEmpty, publish } from '#lib/server/commands/records.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { listAreas } from '#lib/server/queries/areas.ts';
import { OWN_AREAS } from '#lib/server/import/area-guess.ts';
import { parseAreas } from '#lib/server/import/areas.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import { isKindName, type KindName } from '#lib/server/import/kinds.ts';

const SEED = join('drizzle', 'seed');

/** The rule under which a seed record is published: a public source printed it. */
export const SEED_RULE = {
	rule: 'public_record',
	reason: 'Printed by a public source, in the record that Sala ships with'
};

/** Loads the boundaries and the public record into a database that has none of them. */
export async function loadWhenEmpty(
	{ withActor }: Pick<Database, 'withActor'>,
	say: (line: string) => void
): Promise<void> {
	if ((await withActor(COMMAND_LINE, (tx) => listAreas(tx, 1))).length === 0) {
		say('Loading boundaries');
		await loadAreas(withActor);
	}
	if (await withActor(COMMAND_LINE, (tx) => isEmpty(tx, 'public_record'))) {
		say('Loading the public record');
		await loadRecord(withActor, say);
	}
}

async function loadAreas(withActor: Database['withActor']): Promise<void> {
	const { areas, problems } = parseAreas(
		await readFile(join(SEED, 'areas', 'cambodia.geojson'), 'utf8'),
		OWN_AREAS
	);
	if (problems.length > 0)
		throw new Error(`The boundaries that Sala ships with are damaged: ${problems[0]?.reason}`);
	await withActor(COMMAND_LINE, async (tx) => {
		const invalid = await listInvalidAreas(tx, areas);
		if (invalid.length > 0)
			throw new Error(`The boundaries that Sala ships with are not valid: ${invalid[0]?.reason}`);
		const revision = await beginRevision(tx, 'Boundaries that Sala ships with', 'areas/cambodia.geojson');
		await replaceAreas(tx, revision, areas);
		await publish(tx, 'Boundaries loaded');
	});
}

async function loadRecord(withActor: Database['withActor'], say: (line: string) => void): Promise<void> {
	const files = [
		...(await readKindFiles(join(SEED, 'public-record'))),
		...(await readKindFiles(join(SEED, 'links')))
	];
	const { problems, isWritten } = await importFiles(withActor, files, {
		dataset: 'public_record',
		acceptValid: false,
		publish: SEED_RULE,
		reason: 'The public record that Sala ships with',
		today: todayInPhnomPenh(new Date()),
		say
	});
	const [first] = problems;
	if (!isWritten)
		throw new Error(`The public record that Sala ships with is damaged: ${first?.file} ${first?.reason}`);
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
