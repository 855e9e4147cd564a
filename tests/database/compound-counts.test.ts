import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ACTIVITIES,
	countByActivity,
	listCompoundStates,
	type CompoundState,
	type CompoundStatus
} from '#lib/domain/compound-activity.ts';
import { addDays } from '#lib/domain/day.ts';
import { isCurrent } from '#lib/domain/freshness.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { insertRows } from '#lib/server/db/bulk.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { compoundLinks, compounds, compoundStatuses } from '#lib/server/db/schema/compounds.ts';
import { records } from '#lib/server/db/schema/records.ts';
import { countCompounds } from '#lib/server/queries/compounds.ts';
import { listMapCompounds } from '#lib/server/queries/map-places.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';

const empty = useDatabase('empty');

const asOf = '2026-02-22';
const view = { asOf, revision: LATEST, datasets: RECORD_AND_LIVE };
const code = fc.integer({ min: 1, max: 12 }).map((number) => `KH-C-${number}`);

const anyCompounds = fc.record({
	/** One of them waits for review: it is not counted, and joins nobody. */
	hidden: code,
	links: fc.uniqueArray(
		fc.tuple(code, code).filter(([one, other]) => one !== other),
		{ maxLength: 8, selector: (pair) => pair.join() }
	),
	statuses: fc.array(
		fc.record({
			compoundCode: code,
			activity: fc.constantFrom(...ACTIVITIES),
			sinceOn: fc.option(fc.integer({ min: -20, max: 400 }).map((age) => addDays(asOf, -age)))
		}),
		{ maxLength: 14 }
	)
});

const byText = (one: unknown, other: unknown) => (String(one) < String(other) ? -1 : 1);

type Drawn = typeof anyCompounds extends fc.Arbitrary<infer T> ? T : never;

async function write(tx: Tx, { hidden, links, statuses }: Drawn) {
	const [revision] = await rows<{ id: number }>(
		tx,
		sql`INSERT INTO revisions (recorded_at, actor, reason) VALUES ('2026-01-01', 'test', 'for a test') RETURNING id`
	);
	const revisionId = revision!.id;
	const codes = Array.from({ length: 12 }, (_, place) => `KH-C-${place + 1}`);
	await insertRows(
		tx,
		records,
		codes.map((one) => ({
			...{ code: one, stem: 'compound' as const, dataset: 'public_record' as const },
			publication: one === hidden ? ('in_review' as const) : ('published' as const)
		}))
	);
	await insertRows(
		tx,
		compounds,
		codes.map((one) => ({
			...{ code: one, name: one, aliases: [], countryIso2: 'KH', locationPrecision: 'not_located' },
			...{ kind: 'other', evidence: 'suspected', revisionId }
		}))
	);
	await insertRows(
		tx,
		compoundLinks,
		links.map(([compoundCode, otherCode]) => ({
			compoundCode,
			otherCode,
			kind: 'same_as',
			note: null,
			revisionId
		}))
	);
	await insertRows(
		tx,
		compoundStatuses,
		statuses.map((one) => ({ ...one, reportedAs: one.activity, revisionId }))
	);
	const written = await tx.select().from(compoundStatuses);
	return { shown: codes.filter((one) => one !== hidden), written };
}

describe('countCompounds and the map', () => {
	it(
		'count as the domain does, each once, whatever links and statuses there are',
		{ timeout: 300_000 },
		async () => {
			await fc.assert(
				fc.asyncProperty(anyCompounds, async (given) => {
					await rolledBack(empty.current, COMMAND_LINE, async (tx) => {
						const { shown, written } = await write(tx, given);
						const statuses = written.map(
							({ id, revisionId, compoundCode, activity, sinceOn }): CompoundStatus => ({
								...{ id, revision: revisionId, compoundCode, sinceOn },
								activity: activity as CompoundStatus['activity']
							})
						);
						const states = listCompoundStates(shown, given.links, statuses, asOf);
						expect(await countCompounds(tx, view)).toEqual({
							total: states.length,
							...countByActivity(states)
						});
						const onMap = await listMapCompounds(tx, view);
						const current = (one: CompoundState) => one.freshness !== null && isCurrent(one.freshness);
						expect(onMap.map((one) => [one.code, one.activity, one.isCurrent]).sort(byText)).toEqual(
							states
								.map((one) => [one.codes.toSorted()[0], one.status?.activity ?? null, current(one)])
								.sort(byText)
						);
					});
				}),
				{ numRuns: 40, seed: 20_261_122 }
			);
		}
	);
});
