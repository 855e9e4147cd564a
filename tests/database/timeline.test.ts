import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { NO_FILTER, type SituationFilter } from '#lib/domain/filter.ts';
import { PUBLIC } from '#lib/server/db/actor.ts';
import { findTimeline } from '#lib/server/queries/timeline.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { useDatabase } from '../support/database.ts';

const record = useDatabase('record');

const EVENTS: Record<string, string>[] = parse(
	readFileSync(new URL('../../drizzle/seed/public-record/events.csv', import.meta.url)),
	{ columns: true, bom: true }
);

/** Single events of the record up to a day. */
function countRows(asOf: string, passes: (row: Record<string, string>) => boolean = () => true): number {
	return EVENTS.filter((row) => row.figure_type === 'single' && row.date! <= asOf && passes(row)).length;
}

async function timelineOf(asOf: string, filter: Partial<SituationFilter> = {}) {
	const view = { asOf, revision: LATEST, datasets: RECORD_AND_LIVE };
	const timeline = await record.current.withActor(PUBLIC, (tx) =>
		findTimeline(tx, view, { ...NO_FILTER, ...filter })
	);
	const drawn = timeline.bars
		.flatMap(({ kinds }) => Object.values(kinds))
		.reduce((sum, events) => sum + events, 0);
	return { ...timeline, drawn };
}

describe('findTimeline', () => {
	it('draws every single event up to the day once, but those known only to a year', async () => {
		const { drawn, notDrawn, length, span } = await timelineOf('2026-02-24');
		expect({ length, to: span.to }).toEqual({ length: 'month', to: '2026-02-24' });
		expect(drawn).toBe(countRows('2026-02-24', (row) => row.date_precision !== 'year'));
		expect(notDrawn).toBe(countRows('2026-02-24', (row) => row.date_precision === 'year'));
		expect(notDrawn).toBeGreaterThan(0);
	});

	it('draws no event of a later day', async () => {
		const { bars, span } = await timelineOf('2024-06-30');
		expect(bars.every(({ from }) => from <= '2024-06-30')).toBe(true);
		expect(span.to).toBe('2024-06-30');
	});

	it('counts the kinds, the area and the nationality that are asked for', async () => {
		const raids = await timelineOf('2026-02-24', { kinds: ['raid'] });
		expect(raids.drawn + raids.notDrawn).toBe(countRows('2026-02-24', (row) => row.kind === 'raid'));
		const bavet = await timelineOf('2026-02-24', { area: 'KH20' });
		expect(bavet.drawn + bavet.notDrawn).toBe(
			countRows('2026-02-24', (row) => row.province === 'Svay Rieng')
		);
		const indonesians = await timelineOf('2026-02-24', { nationalities: ['ID'] });
		expect(indonesians.drawn + indonesians.notDrawn).toBe(
			countRows('2026-02-24', (row) => /\bID\b/.test(row.nationalities!))
		);
	});

	it('shows all of the time, whatever stretch is asked for', async () => {
		const { drawn } = await timelineOf('2026-02-24', { from: '2026-01-01', to: '2026-01-31' });
		expect(drawn).toBe((await timelineOf('2026-02-24')).drawn);
	});

	it('is empty where nothing passes', async () => {
		expect(await timelineOf('2026-02-24', { area: 'KH99' })).toMatchObject({
			bars: [],
			notDrawn: 0,
			span: { from: '2026-02-24', to: '2026-02-24' }
		});
	});
});
