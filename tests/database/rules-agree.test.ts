import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Estimate } from '#lib/domain/estimate.ts';
import { TIERS } from '#lib/domain/figures.ts';
import { summarise, type AreaSummary, type Summary } from '#lib/domain/summary.ts';
import { COMMAND_LINE, type Role } from '#lib/server/db/actor.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { publish } from '#lib/server/commands/records.ts';
import { listAreaSums } from '#lib/server/queries/area-summaries.ts';
import { listDepartures } from '#lib/server/queries/events.ts';
import { explainArea } from '#lib/server/queries/explanations.ts';
import { listFigures } from '#lib/server/queries/figures.ts';
import { listShelterStates } from '#lib/server/queries/shelters.ts';
import { LATEST, type View } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { anyRecord, anyView, AREAS, type AnyView } from '../support/random-record.ts';
import { writeAreas, writeRecord } from '../support/write-record.ts';

const empty = useDatabase('empty');

const RUNS = Number(process.env.SALA_TEST_RUNS ?? 60);
const SEED = Number(process.env.SALA_TEST_SEED ?? 20_261_122);
/** A failure is told by its seed; made small it takes minutes more. */
const SHRINKS = process.env.SALA_TEST_SHRINK === '1';

beforeAll(() => empty.current.withActor(COMMAND_LINE, (tx) => writeAreas(tx, AREAS)));

/** Sums by area (or 'place not known', 'national') and measure; a measure that nobody ever spoke of is left out. */
type Sums = Record<string, Estimate & { newestOn: string | null; isContradicted: boolean; areas: number }>;

async function sumInSql(tx: Tx, view: View): Promise<Sums> {
	const sums = await listAreaSums(tx, view);
	return Object.fromEntries(
		sums.map(({ scope, pcode, measure, estimate, ...about }) => [
			`${pcode ?? scope} ${measure}`,
			{ ...estimate, ...about }
		])
	);
}

async function sumInDomain(tx: Tx, view: View): Promise<Sums> {
	const figures = await listFigures(tx, view);
	const { shelters, reports } = await listShelterStates(tx, view);
	const events = (await Promise.all([...AREAS, null].map((pcode) => listDepartures(tx, view, pcode)))).flat();
	return toSums(summarise({ figures, shelters, reports, events, areaCodes: AREAS, asOf: view.asOf }));
}

function toSums({ areas, placeNotKnown, national }: Summary): Sums {
	const rows = [...areas, placeNotKnown];
	const sums: Sums = Object.assign({}, ...rows.map(toSumsOfPlace)) as Sums;
	for (const tier of TIERS) {
		const { hasFigures, estimate, newestOn, isContradicted } = national.tiers[tier];
		const having = rows.filter((row) => row.tiers[tier].hasFigures).length;
		if (hasFigures) sums[`national ${tier}`] = { ...estimate, newestOn, isContradicted, areas: having };
	}
	if (national.unaccounted) {
		const newestOn = national.unaccounted.parts[0]?.event.occurredOn ?? null;
		const having = rows.filter((row) => row.unaccounted).length;
		sums['national unaccounted'] = {
			...national.unaccounted.estimate,
			...{ newestOn, isContradicted: false, areas: having }
		};
	}
	return sums;
}

function toSumsOfPlace({ areaCode, tiers, unaccounted }: AreaSummary): Sums {
	const place = areaCode ?? 'place_not_known';
	const sums: Sums = {};
	for (const { tier, hasFigures, estimate, newestOn, isContradicted } of Object.values(tiers)) {
		if (hasFigures) sums[`${place} ${tier}`] = { ...estimate, newestOn, isContradicted, areas: 1 };
	}
	if (unaccounted) {
		const newestOn = unaccounted.parts[0]?.event.occurredOn ?? null;
		sums[`${place} unaccounted`] = {
			...unaccounted.estimate,
			...{ newestOn, isContradicted: false, areas: 1 }
		};
	}
	return sums;
}

/** Those of one place, as its page works them out from what it reads of it. */
async function sumOnPage(tx: Tx, view: View, pcode: string | null): Promise<Sums> {
	return toSumsOfPlace((await explainArea(tx, view, pcode)).summary);
}

function onlyOf(sums: Sums, pcode: string | null): Sums {
	const place = `${pcode ?? 'place_not_known'} `;
	return Object.fromEntries(Object.entries(sums).filter(([key]) => key.startsWith(place)));
}

async function takeRole(tx: Tx, role: Role): Promise<void> {
	await tx.execute(sql`SELECT set_config('role', 'none', true)`);
	await tx.execute(sql`SELECT set_config('role', ${`sala_${role}`}, true)`);
}

function toView({ revisionAt, ...view }: AnyView, revisions: readonly number[]): View {
	const first = revisions[0] ?? 1;
	return {
		...view,
		revision: revisionAt > revisions.length ? LATEST : (revisions[revisionAt - 1] ?? first - 1)
	};
}

describe('the sums in SQL and those of the domain', () => {
	it(
		`agree on ${RUNS} random records, each on three views, for coordinators and for the public`,
		{ timeout: 1_200_000 },
		async () => {
			let compared = 0;
			await fc.assert(
				fc.asyncProperty(anyRecord, fc.tuple(anyView, anyView, anyView), async (record, views) => {
					const found = await rolledBack(empty.current, COMMAND_LINE, async (tx) => {
						const revisions = await writeRecord(tx, record);
						await publish(tx, 'for a test');
						const sums: { about: object; inSql: Sums; inDomain: Sums }[] = [];
						for (const role of ['coordinator', 'public'] as const) {
							await takeRole(tx, role);
							for (const asked of views) {
								const view = toView(asked, revisions);
								const inSql = await sumInSql(tx, view);
								sums.push({ about: { view, role }, inSql, inDomain: await sumInDomain(tx, view) });
								const place = [...AREAS, null][sums.length % 4]!;
								sums.push({
									about: { view, role, place },
									inSql: onlyOf(inSql, place),
									inDomain: await sumOnPage(tx, view, place)
								});
							}
						}
						return sums;
					});
					for (const { about, inSql, inDomain } of found) {
						expect({ ...about, sums: inSql }).toEqual({ ...about, sums: inDomain });
						compared += Object.keys(inSql).length;
					}
				}),
				{ numRuns: RUNS, seed: SEED, endOnFailure: !SHRINKS }
			);
			expect(compared).toBeGreaterThan(RUNS * 20);
		}
	);
});
