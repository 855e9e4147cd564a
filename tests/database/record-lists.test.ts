import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILTER_VALUES, NO_FILTER, PLACE_NOT_KNOWN, type SituationFilter } from '#lib/domain/filter.ts';
import { COMMAND_LINE, PUBLIC } from '#lib/server/db/actor.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listCompounds } from '#lib/server/queries/records/compound-list.ts';
import { listEvents } from '#lib/server/queries/records/event-list.ts';
import type { ListPage } from '#lib/server/queries/records/list-page.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';

const record = useDatabase('record');

const view = { asOf: '2026-11-22', revision: LATEST, datasets: RECORD_AND_LIVE };

type ListOf = (
	tx: Tx,
	filter: SituationFilter,
	start: string | null,
	size: number
) => Promise<ListPage<{ code: string }>>;
const LISTS: Record<string, ListOf> = {
	compounds: (tx, filter, start, size) => listCompounds(tx, view, filter, { start, size }),
	events: (tx, filter, start, size) => listEvents(tx, view, filter, { start, size })
};

const asPublic = <T>(work: (tx: Tx) => Promise<T>) => record.current.withActor(PUBLIC, work);

async function namesOf(filter: Partial<SituationFilter>): Promise<string[]> {
	const { rows: found } = await asPublic((tx) =>
		listCompounds(tx, view, { ...NO_FILTER, ...filter }, { start: null })
	);
	return found.map(({ name }) => name);
}

const anyFilter: fc.Arbitrary<SituationFilter> = fc.record({
	area: fc.constantFrom(null, null, 'KH18', 'KH12', PLACE_NOT_KNOWN),
	kinds: fc.oneof(fc.constant([]), fc.subarray([...FILTER_VALUES.kinds])),
	activities: fc.oneof(fc.constant([]), fc.subarray([...FILTER_VALUES.activities])),
	evidence: fc.oneof(fc.constant([]), fc.subarray([...FILTER_VALUES.evidence])),
	siteKinds: fc.oneof(fc.constant([]), fc.subarray([...FILTER_VALUES.siteKinds])),
	nationalities: fc.oneof(fc.constant([]), fc.constant(['KR', 'CN'])),
	figureType: fc.constantFrom(null, null, 'single', 'cumulative'),
	from: fc.constantFrom(null, null, '2025-01-01'),
	to: fc.constantFrom(null, null, '2026-01-31'),
	search: fc.constantFrom(null, null, 'casino', 'Jinbai', 'Sihanoukville')
});

describe.each(Object.keys(LISTS))('the list of %s', (name) => {
	const list = LISTS[name]!;

	it('shows every row once on its way through the pages, for every filter, and goes back the same way', async () => {
		await fc.assert(
			fc.asyncProperty(anyFilter, fc.integer({ min: 7, max: 60 }), async (filter, size) => {
				await asPublic(async (tx) => {
					const whole = await list(tx, filter, null, 1000);
					const starts: (string | null)[] = [];
					const seen: string[] = [];
					for (let start: string | null = null, isEnd = false; !isEnd;) {
						const page: ListPage<{ code: string }> = await list(tx, filter, start, size);
						expect(page.total).toBe(whole.rows.length);
						expect(page.previous).toBe(starts.at(-1));
						seen.push(...page.rows.map(({ code }) => code));
						starts.push(start);
						start = page.next;
						isEnd = start === null;
					}
					expect(seen).toEqual(whole.rows.map(({ code }) => code));
					expect(new Set(seen).size).toBe(seen.length);
				});
			}),
			{ numRuns: 25 }
		);
	}, 60_000);
});

describe('listCompounds', () => {
	it('finds a misspelt name, best first', async () => {
		expect((await namesOf({ search: 'Jinbai' })).slice(0, 2)).toEqual([
			'Jin Bei casinos (Sihanoukville)',
			'Jin Bei 4'
		]);
	});

	it.each([
		['长湾', 'Long Bay'],
		['樂園', 'Huang Le compound'],
		['osmach', 'O-Smach Resort'],
		['KH-C-016', 'Long Bay'],
		['kh-c-016', 'Long Bay']
	])('finds %s', async (search, name) => {
		expect((await namesOf({ search }))[0]).toBe(name);
	});

	it('finds an alias in Khmer letters, also a part of it', async () => {
		const found = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
			await tx.execute(sql`SELECT set_config('role', 'none', true)`);
			await tx.execute(sql`UPDATE sala_public.compounds SET aliases = '{ឡុងបេកាស៊ីណូ}' WHERE code = 'KH-C-016'`);
			await tx.execute(sql`SELECT set_config('role', 'sala_public', true)`);
			const ofWord = (search: string) =>
				listCompounds(tx, view, { ...NO_FILTER, search }, { start: null }).then(({ rows }) => rows[0]?.code);
			return [await ofWord('ឡុងបេកាស៊ីណូ'), await ofWord('ឡុងបេ'), await ofWord('长湾')];
		});
		expect(found).toEqual(['KH-C-016', 'KH-C-016', undefined]);
	});

	it('finds nothing for marks, and nothing for words that are in no name', async () => {
		for (const search of ['!!!', 'qqqq', "' OR 1=1 --", 'ភ្លូវ']) expect(await namesOf({ search })).toEqual([]);
	});

	it('never finds what is not published, by no name, alias or code of it', async () => {
		const hidden = await rolledBack(record.current, COMMAND_LINE, (tx) =>
			rows<{ code: string; name: string; aliases: string[] }>(
				tx,
				sql`SELECT c.code, c.name, c.aliases FROM compounds c JOIN records r USING (code) WHERE r.publication <> 'published'`
			)
		);
		expect(hidden.length).toBeGreaterThan(10);
		const codes = hidden.map(({ code }) => code);
		for (const { code, name, aliases } of hidden) {
			for (const search of [code, name, ...aliases]) {
				const [compounds, events] = await asPublic((tx) =>
					Promise.all(Object.values(LISTS).map((list) => list(tx, { ...NO_FILTER, search }, null, 1000)))
				);
				expect(compounds!.rows.filter(({ code }) => codes.includes(code))).toEqual([]);
				expect(JSON.stringify(events!.rows)).not.toContain(`"${code}"`);
			}
		}
	});

	it('says what was last said on or before the day, and how fresh that is', async () => {
		const on = async (asOf: string) => {
			const { rows } = await asPublic((tx) =>
				listCompounds(tx, { ...view, asOf }, { ...NO_FILTER, search: 'KH-C-009' }, { start: null })
			);
			return rows.map(({ activity, sinceOn, freshness }) => [activity, sinceOn, freshness]);
		};
		expect(await on('2026-03-12')).toEqual([['closed', '2026-03-12', 'up_to_date']]);
		expect(await on('2026-11-22')).toEqual([['closed', '2026-03-12', 'due']]);
		expect(await on('2026-03-11')).toEqual([[null, null, null]]);
	});

	it('counts as unknown also those of which nobody said anything', async () => {
		const unknown = await asPublic((tx) =>
			listCompounds(
				tx,
				{ ...view, asOf: '2020-01-01' },
				{ ...NO_FILTER, activities: ['unknown'] },
				{ start: null }
			)
		);
		const all = await asPublic((tx) => listCompounds(tx, view, NO_FILTER, { start: null }));
		expect(unknown.total).toBe(all.total);
	});
});

describe('listEvents', () => {
	it('shows nothing later than the day of the view', async () => {
		const { rows } = await asPublic((tx) =>
			listEvents(tx, { ...view, asOf: '2025-10-01' }, NO_FILTER, { start: null, size: 1000 })
		);
		expect(rows.length).toBeGreaterThan(20);
		expect(rows.filter(({ occurredOn }) => occurredOn > '2025-10-01')).toEqual([]);
	});

	it('finds the events at a compound by its name', async () => {
		const { rows } = await asPublic((tx) =>
			listEvents(tx, view, { ...NO_FILTER, search: 'O-Smach' }, { start: null })
		);
		expect(rows.some(({ sites }) => sites.some(({ code }) => code === 'KH-C-009'))).toBe(true);
	});

	it('keeps an event without a number apart from one with nobody', async () => {
		const { rows } = await asPublic((tx) => listEvents(tx, view, NO_FILTER, { start: null, size: 1000 }));
		const uncounted = rows.filter(({ isCounted }) => !isCounted);
		expect(uncounted.length).toBeGreaterThan(0);
		for (const { people } of uncounted) expect(people).toEqual({ low: 0, best: null, high: null });
	});
});
