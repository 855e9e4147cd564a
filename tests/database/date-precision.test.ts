import { describe, expect, it } from 'vitest';
import { PUBLIC } from '#lib/server/db/actor.ts';
import { listAreas } from '#lib/server/queries/areas.ts';
import { listDepartures } from '#lib/server/queries/events.ts';
import { listFigures } from '#lib/server/queries/figures.ts';
import { LATEST, RECORD_AND_LIVE, type View } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';

const record = useDatabase('record');
const on = (asOf: string): View => ({ asOf, revision: LATEST, datasets: RECORD_AND_LIVE });
const read = <T>(work: Parameters<typeof rolledBack<T>>[2]) => rolledBack(record.current, PUBLIC, work);

describe('the precision of a date', () => {
	it.each([
		['2026-01-02', 'KH-E-080', 'month'],
		['2022-01-02', 'KH-E-002', 'year'],
		['2022-01-02', 'KH-E-003', 'year'],
		['2024-01-02', 'KH-E-030', 'year'],
		['2026-02-05', 'KH-E-100', 'day']
	])('on %s comes along with %s: %s', async (day, code, precision) => {
		const events = await read(async (tx) => {
			const places = [null, ...(await listAreas(tx, 1)).map(({ pcode }) => pcode)];
			return (await Promise.all(places.map((place) => listDepartures(tx, on(day), place)))).flat();
		});
		expect(events.find((event) => event.code === code)?.datePrecision).toBe(precision);
	});

	it('comes along with the event that closes a figure', async () => {
		const figures = await read((tx) => listFigures(tx, on('2026-02-05'), 'KH12', 'stock'));
		expect(figures.find(({ code }) => code === 'KH-D-011')?.closedBy).toMatchObject({
			...{ eventCode: 'KH-E-096', occurredOn: '2026-01-24', datePrecision: 'day' }
		});
	});
});
