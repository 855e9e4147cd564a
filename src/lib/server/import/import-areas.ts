import {
	listInvalidAreas,
	listStandingAreas,
	replaceAreas,
	type AreaChanges,
	type StandingArea
} from '#lib/server/commands/areas.ts';
import { beginRevision, publish } from '#lib/server/commands/records.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import type { WithActor } from '#lib/server/db/unit-of-work.ts';
import { parseAreas, type AreaOptions, type AreaProblem, type ParsedArea } from '#lib/server/import/areas.ts';

/** An area whose English name is another than before: files of records must spell it the new way. */
export interface RenamedArea {
	pcode: string;
	before: string;
	now: string;
}

/** What came of a file of areas. */
export interface AreasOutcome {
	/** With any, nothing was written. Where no feature is named, the P-code stands as the value. */
	problems: AreaProblem[];
	/** Null where nothing was written. */
	changes: AreaChanges | null;
	renamed: RenamedArea[];
}

/**
 * Replaces the boundaries of the levels that a GeoJSON file holds, in one transaction: all of it or, with every
 * problem of the file told, nothing. Records keep their areas.
 *
 * @param batch name of the file
 */
export async function importAreas(
	withActor: WithActor,
	text: string,
	options: AreaOptions,
	{ batch, reason }: { batch: string; reason: string }
): Promise<AreasOutcome> {
	const { areas, problems } = parseAreas(text, options);
	return withActor(COMMAND_LINE, async (tx) => {
		const standing = await listStandingAreas(tx);
		problems.push(...(await listFaults(tx, areas, standing, problems.length > 0)));
		if (problems.length > 0) return { problems, changes: null, renamed: [] };
		const revision = await beginRevision(tx, reason, batch);
		const changes = await replaceAreas(tx, revision, areas);
		await publish(tx, reason);
		return { problems, changes, renamed: listRenamed(areas, standing) };
	});
}

/** What only the database can tell: crossing rings, parents that are nowhere, P-codes of another level. */
async function listFaults(
	tx: Tx,
	areas: readonly ParsedArea[],
	standing: ReadonlyMap<string, StandingArea>,
	isPart: boolean
): Promise<AreaProblem[]> {
	const given = new Map(areas.map((area) => [area.pcode, area]));
	const fault = (pcode: string, property: string | null, reason: string): AreaProblem => {
		return { feature: null, property, value: pcode, reason };
	};
	const invalid = (await listInvalidAreas(tx, areas)).map(({ pcode, reason }) =>
		fault(
			pcode,
			'geometry',
			`is not valid (${reason}); repair the boundary, for example with a "fix geometries" tool`
		)
	);
	const misplaced = areas.flatMap(({ pcode, level, parentPcode }) => {
		const faults: AreaProblem[] = [];
		const before = standing.get(pcode);
		if (before && before.level !== level) {
			faults.push(
				fault(pcode, null, `stands as an area of level ${before.level}, not ${level}; correct the level`)
			);
		}
		if (parentPcode === null) return faults;
		const parent = standing.get(parentPcode) ?? given.get(parentPcode);
		// A parent in a feature that could not be read is no fault of this one.
		if (!parent && !isPart) {
			faults.push(
				fault(pcode, null, `lies in ${parentPcode}, which is no known area; import that level first`)
			);
		} else if (parent && parent.level >= level) {
			faults.push(
				fault(pcode, null, `lies in ${parentPcode}, an area of level ${parent.level}; correct the level`)
			);
		}
		return faults;
	});
	return [...invalid, ...misplaced];
}

function listRenamed(
	areas: readonly ParsedArea[],
	standing: ReadonlyMap<string, StandingArea>
): RenamedArea[] {
	return areas.flatMap(({ pcode, nameEn }) => {
		const before = standing.get(pcode)?.nameEn ?? nameEn;
		return before === nameEn ? [] : [{ pcode, before, now: nameEn }];
	});
}
