import { drizzle } from 'drizzle-orm/pg-proxy';
import { describe, expect, it } from 'vitest';
import { TooMany } from '#lib/server/queries/bound.ts';
import { listDepartures } from '#lib/server/queries/events.ts';
import { listFigures } from '#lib/server/queries/figures.ts';
import { listShelterStates } from '#lib/server/queries/shelters.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';

const view = { asOf: '2026-02-22', revision: LATEST, datasets: RECORD_AND_LIVE };

const NOBODY = { people_low: null, people_best: null, people_high: null };

/** A database that has as many rows as it is asked for. */
function withRows(row: object, count: number) {
	return drizzle(() => Promise.resolve({ rows: Array.from({ length: count }, () => row) }));
}

describe('lists whose parts must add up to the sums', () => {
	it.each([
		['shelters', (rows: number) => listShelterStates(withRows({ report_id: null }, rows), view)],
		['departures', (rows: number) => listDepartures(withRows(NOBODY, rows), view, null)],
		[
			'figures',
			(rows: number) =>
				listFigures(
					withRows({ ...NOBODY, is_replaced: false, interval_days: 7, closing_event: null }, rows),
					view
				)
		]
	])('of %s are given whole, or refused with what to do', async (_, list) => {
		await expect(list(5000)).resolves.toBeDefined();
		await expect(list(5001)).rejects.toThrow(TooMany);
	});

	it('leave out rounds of figures that later ones replaced', async () => {
		await expect(
			listFigures(
				withRows({ ...NOBODY, is_replaced: true, interval_days: 7, closing_event: null }, 5001),
				view
			)
		).resolves.toBeDefined();
	});
});
