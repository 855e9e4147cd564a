import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '#lib/domain/day.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { publishDay } from '#lib/server/control/publish-day.ts';
import { beginRevision } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listAreaSums } from '#lib/server/queries/area-summaries.ts';
import { explainArea } from '#lib/server/queries/explanations.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { enterFigure, enterReport, enterShelter } from '../support/own-records.ts';
import { listDetermined, type Equation } from '../support/solvable.ts';
import { becomeSuperuser } from '../support/superuser.ts';

const empty = useDatabase('empty');

const FIRST: Day = '2026-03-02';
const DAYS = 4;
const AREAS = ['KH01', 'KH02', 'KH03'] as const;
const SITUATIONS = ['street', 'guesthouse', 'embassy_premises'] as const;

/** What is entered on one day: counts by place and situation, and what shelters report. */
interface DayOfData {
	figures: { area: (typeof AREAS)[number] | null; situation: (typeof SITUATIONS)[number]; people: number }[];
	reports: { shelter: number; occupancy: number }[];
}

/** Shelters by number: where they are and who runs them. Registered all the time. */
const SHELTERS = Array.from({ length: 10 }, (_, i) => ({
	code: `LV-S-${i}`,
	area: AREAS[i % 3]!,
	operator: `Operator ${'ABCD'[(i * 7) % 4]}`
}));

const small = fc.integer({ min: 0, max: 30 });
const day: fc.Arbitrary<DayOfData> = fc.record({
	figures: fc.uniqueArray(
		fc.record({
			area: fc.constantFrom(...AREAS, null),
			situation: fc.constantFrom(...SITUATIONS),
			people: small
		}),
		{ selector: ({ area, situation }) => `${area} ${situation}`, maxLength: 6 }
	),
	reports: fc.uniqueArray(
		fc.record({ shelter: fc.integer({ min: 0, max: SHELTERS.length - 1 }), occupancy: small }),
		{ selector: ({ shelter }) => shelter, maxLength: SHELTERS.length }
	)
});
const history = fc.array(day, { minLength: DAYS, maxLength: DAYS });

const nameFigure = (d: number, i: number) => `LV-D-${d * 100 + i + 1}`;

/** Enters day after day and publishes each, in a transaction that is rolled back after the work. */
const live = <T>(
	days: readonly DayOfData[],
	{ isShared }: { isShared: boolean },
	work: (tx: Tx) => Promise<T>
) =>
	rolledBack(empty.current, COMMAND_LINE, async (tx) => {
		await becomeSuperuser(tx);
		await countFromTheStart(tx);
		const revision = await beginRevision(tx, 'for a test');
		await tx.execute(
			sql`INSERT INTO sala.areas (pcode, level, parent_pcode, name_en, geom, is_approximate, boundary_source, boundary_version, revision_id)
				SELECT pcode, level, parent, pcode, ST_Multi(ST_MakeEnvelope(x, 10, x + 1, 11, 4326)), true, 'test', 'test', ${revision}::bigint
				FROM (VALUES ('KH', 0, NULL, 100), ('KH01', 1, 'KH', 101), ('KH02', 1, 'KH', 102), ('KH03', 1, 'KH', 103)) a (pcode, level, parent, x)`
		);
		for (const shelter of SHELTERS) await enterShelter(tx, shelter);
		for (const [d, { figures, reports }] of days.entries()) {
			const on = addDays(FIRST, d);
			for (const [i, { area, situation, people }] of figures.entries()) {
				await enterFigure(tx, {
					...{ code: nameFigure(d, i), area, situation, people, on },
					overlapGroups: isShared ? [`register-${situation.replaceAll('_', '-')}`] : []
				});
			}
			for (const { shelter, occupancy } of reports) {
				await enterReport(tx, { code: SHELTERS[shelter]!.code, on, occupancy });
			}
			await publishDay(tx, addDays(on, 1), 'for a test');
		}
		return work(tx);
	});

/** Numbers of rows begin alike in every world. */
async function countFromTheStart(tx: Tx): Promise<void> {
	const columns = await rows<{ name: string }>(
		tx,
		sql`SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'sala' AND is_identity = 'YES'`
	);
	for (const { name } of columns) {
		await tx.execute(sql`ALTER TABLE sala.${sql.identifier(name)} ALTER COLUMN id RESTART WITH 1000`);
	}
}

/** Every sum of every area, and what opens behind it, at every pair of a day and a moment of knowing. */
async function askEverything(tx: Tx): Promise<string> {
	const revisions = await rows<{ id: number }>(
		tx,
		sql`SELECT id::int AS id FROM sala_public.revisions ORDER BY id`
	);
	await tx.execute(sql`SELECT set_config('role', 'sala_public', true)`);
	const answers: unknown[] = [];
	for (let d = 0; d <= DAYS; d++) {
		for (const revision of [...revisions.map(({ id }) => id), LATEST]) {
			const view = { asOf: addDays(FIRST, d), revision, datasets: RECORD_AND_LIVE };
			answers.push(await listAreaSums(tx, view));
			for (const area of [...AREAS, null]) answers.push(await explainArea(tx, view, area));
		}
	}
	const tables = ['figures', 'figure_series', 'records', 'shelters', 'shelter_reports', 'shelter_cells'];
	for (const table of tables) {
		answers.push(await rows(tx, sql`SELECT t::text AS row FROM ${sql.identifier(table)} t ORDER BY 1`));
	}
	return JSON.stringify(answers);
}

describe('the public', () => {
	it('is told the same of two worlds that differ in counts from 1 to 9 alone, whatever it asks', async () => {
		await fc.assert(
			fc.asyncProperty(history, fc.infiniteStream(fc.integer({ min: 1, max: 9 })), async (days, others) => {
				const isSmall = (people: number) => people >= 1 && people <= 9;
				const other = days.map(({ figures, reports }) => ({
					figures: figures.map((figure) =>
						isSmall(figure.people) ? { ...figure, people: others.next().value as number } : figure
					),
					reports
				}));
				const one = await live(days, { isShared: false }, askEverything);
				const two = await live(other, { isShared: false }, askEverything);
				expect(two).toBe(one);
			}),
			{ numRuns: 6 }
		);
	}, 240_000);

	it('recovers no count that was withheld from all that was ever published, by linear solving', async () => {
		let suppressed = 0;
		let published = 0;
		await fc.assert(
			fc.asyncProperty(history, async (days) => {
				const { equations, withheld } = await live(days, { isShared: true }, readEquations);
				suppressed += withheld.length;
				published += equations.length;
				const determined = listDetermined(equations);
				expect(determined.filter((name) => withheld.includes(name))).toEqual([]);
			}),
			{ numRuns: 15 }
		);
		expect(suppressed).toBeGreaterThan(50);
		expect(published).toBeGreaterThan(50);
	}, 240_000);
});

/**
 * All that was ever published as a number, as equations of the true counts, for an attacker who knows of which figures
 * and reports each is made; and the counts that were to be withheld: those from 1 to 9, and the people of each report.
 */
async function readEquations(tx: Tx): Promise<{ equations: Equation[]; withheld: string[] }> {
	const cells = await rows<{
		area: string | null;
		situation: string;
		best: number | null;
		codes: string[];
		reports: number[] | null;
	}>(
		tx,
		sql`SELECT area_pcode AS area, living_situation AS situation, people_best AS best, made_from AS codes,
				(SELECT array_agg(p.report_id::int) FROM sala.own_cell_parts p WHERE p.own_cell_id = c.id) AS reports
			FROM sala.own_cells c`
	);
	const figures = await rows<{ code: string; area: string | null; people: number }>(
		tx,
		sql`SELECT f.code, s.area_pcode AS area, f.people_best AS people FROM sala.figures f JOIN sala.figure_series s ON s.id = f.series_id`
	);
	const reports = await rows<{ id: number }>(tx, sql`SELECT id::int AS id FROM sala.shelter_reports`);
	const areaOf = new Map(figures.map(({ code, area }) => [code, area]));
	const equations = cells.flatMap(({ area, best, codes, reports: parts }): Equation[] => {
		// What is left of a whole is at least nobody, which is no equation.
		if (best === null || (area === null && codes.length > 1 && best === 0)) return [];
		if (parts) return [Object.fromEntries(parts.map((id) => [`report ${id}`, 1]))];
		// Without a place: what the whole leaves of its parts.
		return [
			Object.fromEntries(codes.map((code) => [code, area === null && areaOf.get(code) !== null ? -1 : 1]))
		];
	});
	const withheld = [
		...figures
			.filter(({ area, people }) => area !== null && people >= 1 && people <= 9)
			.map(({ code }) => code),
		...reports.map(({ id }) => `report ${id}`)
	];
	return { equations, withheld };
}
