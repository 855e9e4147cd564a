import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { NOT_KNOWN } from '#lib/domain/estimate.ts';
import { COMMAND_LINE, PUBLIC, ROLES } from '#lib/server/db/actor.ts';
import { beginRevision, movePublication } from '#lib/server/commands/records.ts';
import { listCountries } from '#lib/server/queries/countries.ts';
import { listMeasures } from '#lib/server/queries/country-measures.ts';
import { LATEST, RECORD_AND_LIVE, type View } from '#lib/server/queries/view.ts';
import { people } from '../support/domain-figures.ts';
import { rolledBack, useDatabase } from '../support/database.ts';

const record = useDatabase('record');
const on = (asOf: string): View => ({ asOf, revision: LATEST, datasets: RECORD_AND_LIVE });
const atMost = (high: number) => ({ low: 0, best: null, high });

async function finesOf(asOf: string, code: string) {
	const found = await rolledBack(record.current, PUBLIC, (tx) => listCountries(tx, on(asOf)));
	return found.find((country) => country.code === code)?.people ?? [];
}

describe('overstay fines in the public record', () => {
	it('are those worked by hand: 1,213 Indonesians, of whom a waiver may cover 722', async () => {
		const [shelter] = (await finesOf('2026-02-05', 'ID')).filter(({ tier }) => tier === 'accommodation');
		expect(shelter?.fines).toMatchObject({
			currency: 'USD',
			today: {
				...{ owing: { low: 491, best: null, high: 1213 }, perDay: { low: 4910, best: null, high: 12_130 } },
				rate: { codes: ['KH-M-064'], perPerson: people(10) },
				waivers: [{ code: 'KH-M-009' }]
			},
			// Counted on 3 February: two days.
			...{ since: '2026-02-03', accrued: { low: 9820, best: null, high: null } }
		});
	});

	it('take off nobody for a waiver that is announced, and all at the low end for one without a number', async () => {
		const [ghana] = await finesOf('2026-02-24', 'GH');
		expect(ghana?.fines?.today).toMatchObject({ perDay: people(3000, 3000, 5000), waivers: [] });
		const [kenya] = await finesOf('2026-02-24', 'KE');
		expect(kenya?.fines?.today).toMatchObject({ perDay: atMost(3000), waivers: [{ code: 'KH-M-001' }] });
	});

	it('are not known before anybody recorded a fine', async () => {
		const before = await finesOf('2026-01-21', 'ID');
		expect(before.length).toBeGreaterThan(0);
		for (const { fines } of before)
			expect(fines?.today).toMatchObject({ perDay: NOT_KNOWN, rate: { codes: [] } });
	});

	it('are worked out from no fine that was withdrawn', async () => {
		const found = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
			const step = { publication: 'withdrawn', rule: 'test', reason: 'for a test' } as const;
			await movePublication(tx, await beginRevision(tx, 'for a test'), ['KH-M-064'], step);
			return listCountries(tx, on('2026-02-24'));
		});
		const ghana = found.find(({ code }) => code === 'GH');
		expect(ghana?.people[0]?.fines).toMatchObject({ currency: null, accrued: NOT_KNOWN });
	});
});

describe('the fine itself', () => {
	const readers = ROLES.filter((role) => role !== 'operator');

	it.each(readers)('is read by a %s with its amount, currency and sources', async (role) => {
		const found = await rolledBack(record.current, { role, userId: 'test' }, (tx) =>
			listMeasures(tx, on('2026-02-24'), 'KH')
		);
		expect(found.find(({ code }) => code === 'KH-M-064')).toMatchObject({
			...{ measure: 'overstay_fine', nature: 'enforcement', effectiveOn: '2026-01-22', untilOn: null },
			...{ fine: { amountPerDay: 10, currency: 'USD' }, sourceCodes: ['SRC-031', 'SRC-001'] }
		});
	});

	const insert = (values: string) =>
		sql.raw(`INSERT INTO sala.country_measures
			(code, nationality_iso2, nature, status, effective_on, revision_id, measure, amount_per_day, currency, until_on)
			SELECT 'KH-C-001', 'KH', 'other', 'active', '2026-02-01', max(id), ${values} FROM sala.revisions`);
	const write = (values: string) =>
		rolledBack(record.current, COMMAND_LINE, (tx) => tx.execute(insert(values)));

	it.each([`'overstay_fine', 12.5, 'KHR', '2026-02-01'`, `'shelter', NULL, NULL, NULL`])(
		'the database takes %s',
		async (values) => {
			await expect(write(values)).resolves.toBeDefined();
		}
	);

	it.each([
		['a fine without an amount', `'overstay_fine', NULL, NULL, NULL`],
		['an amount without a currency', `'overstay_fine', 10, NULL, NULL`],
		['an amount of another measure', `'shelter', 10, 'USD', NULL`],
		['a fine of nothing', `'overstay_fine', 0, 'USD', NULL`],
		['a currency in words', `'overstay_fine', 10, 'dollar', NULL`],
		['an end before the beginning', `'shelter', NULL, NULL, '2026-01-01'`]
	])('the database refuses %s', async (_, values) => {
		await expect(write(values)).rejects.toMatchObject({ cause: { code: '23514' } });
	});
});
