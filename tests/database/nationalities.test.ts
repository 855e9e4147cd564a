import { describe, expect, it } from 'vitest';
import { COMMAND_LINE, PUBLIC } from '#lib/server/db/actor.ts';
import { beginRevision, movePublication } from '#lib/server/commands/records.ts';
import { NOT_KNOWN } from '#lib/domain/estimate.ts';
import { listCountries } from '#lib/server/queries/countries.ts';
import { listMeasures } from '#lib/server/queries/country-measures.ts';
import {
	countPeopleByNationality,
	explainNationality,
	listNamedNationalities,
	listNationalitiesOfEvents
} from '#lib/server/queries/nationalities.ts';
import { LATEST, RECORD_AND_LIVE, type View } from '#lib/server/queries/view.ts';
import { people } from '../support/domain-figures.ts';
import { rolledBack, useDatabase } from '../support/database.ts';

const record = useDatabase('record');
const on = (asOf: string): View => ({ asOf, revision: LATEST, datasets: RECORD_AND_LIVE });
const read = <T>(work: Parameters<typeof rolledBack<T>>[2]) => rolledBack(record.current, PUBLIC, work);

describe('people by nationality in the public record', () => {
	it('are those worked by hand from the rows of 24 February 2026', async () => {
		const found = await read((tx) =>
			countPeopleByNationality(tx, on('2026-02-24'), ['KE', 'UG', 'GH', 'ID', 'PK'])
		);
		expect(found.KE!.precarious.estimate).toEqual(people(100, 200, 300));
		expect(found.UG!.precarious.estimate).toEqual(people(200, 300, 500));
		expect(found.GH!.precarious.estimate).toEqual(people(300, 300, 500));
		expect(found.ID!.accommodation).toMatchObject({ estimate: NOT_KNOWN, hasFigures: true });
		expect(Object.values(found.PK!).some(({ hasFigures }) => hasFigures)).toBe(false);
	});

	it('are the 1,213 of the Indonesian shelter on 5 February, of one shelter that an embassy runs', async () => {
		const { tiers, shelters } = await read((tx) => explainNationality(tx, on('2026-02-05'), 'ID'));
		expect(tiers.accommodation.estimate).toEqual(people(1213));
		expect(shelters.map(({ code, operatorKind }) => [code, operatorKind])).toEqual([['KH-S-002', 'embassy']]);
	});

	it('stand beside the balance of the Indonesian register: 4,725 came, 692 left, so at most 4,033', async () => {
		const { balances, otherFigures } = await read((tx) => explainNationality(tx, on('2026-02-22'), 'ID'));
		const [balance] = balances.filter(({ operation }) => operation.counterpart !== null);
		expect(balance?.estimate).toEqual(people(null, null, 4033));
		expect([balance?.in.code, balance?.out?.code]).toEqual(['KH-D-038', 'KH-D-054']);
		expect(otherFigures.every(({ nationalities }) => nationalities?.includes('ID'))).toBe(true);
	});
});

describe('listNationalitiesOfEvents', () => {
	it('lists by code those that events up to the day name, and none of figures alone', async () => {
		for (const asOf of ['2022-09-20', '2026-04-30']) {
			const [named, ofEvents] = await read(async (tx) => [
				await listNamedNationalities(tx, on(asOf)),
				await listNationalitiesOfEvents(tx, on(asOf))
			]);
			expect(ofEvents).toEqual(named.filter(({ events }) => events > 0).map(({ code }) => code));
			expect(ofEvents.length).toBeGreaterThan(1);
		}
	});
});

describe('listNamedNationalities', () => {
	it('lists by code whom events and figures up to the day name, and counts the events', async () => {
		const [early, late] = await read(async (tx) => [
			await listNamedNationalities(tx, on('2022-09-20')),
			await listNamedNationalities(tx, on('2026-04-30'))
		]);
		expect(early.find(({ code }) => code === 'MY')).toBeDefined();
		expect(early.find(({ code }) => code === 'KE')).toBeUndefined();
		// KH-E-092 and KH-E-105; of Ghanaians there are figures only.
		expect(late.find(({ code }) => code === 'UG')).toEqual({ code: 'UG', events: 2 });
		expect(late.find(({ code }) => code === 'GH')).toEqual({ code: 'GH', events: 0 });
		expect(late.map(({ code }) => code)).toEqual(late.map(({ code }) => code).toSorted());
	});
});

describe('listCountries', () => {
	it('lists who is named by an event, a figure or a measure, with help apart from enforcement', async () => {
		const found = await read((tx) => listCountries(tx, on('2026-02-22')));
		const of = (code: string) => found.find((country) => country.code === code);
		expect(found.map(({ code }) => code)).toEqual(found.map(({ code }) => code).toSorted());
		// KH-M-024, 028 and 044 are no help, KH-M-043 and 045 are enforcement, KH-M-025 to 027 have ended.
		expect(of('KR')?.inForce).toEqual({
			help: { count: 0, tooOld: 0, newestOn: null },
			enforcement: { count: 2, tooOld: 0, newestOn: '2025-12-12' },
			other: { count: 3, tooOld: 1, newestOn: '2025-12-04' }
		});
		expect(of('ID')?.inForce.help).toEqual({ count: 6, tooOld: 0, newestOn: '2026-02-22' });
		expect(of('UG')?.people).toMatchObject([
			{ tier: 'precarious', estimate: people(200, 300, 500), newestOn: '2026-02-12' }
		]);
		// Brazil is named by a measure of 24 February only.
		expect(of('BR')).toBeUndefined();
	});

	it('lists nothing where nothing was known', async () => {
		const found = await read((tx) => listCountries(tx, { ...on('2026-02-22'), revision: 0 }));
		expect(found).toEqual([]);
	});
});

describe('listMeasures', () => {
	it('lists what one state does, newest first and undated last, with its sources', async () => {
		const found = await read((tx) => listMeasures(tx, on('2026-02-22'), 'PH'));
		expect(found.map(({ code, effectiveOn }) => [code, effectiveOn])).toEqual([
			['KH-M-015', '2026-02-05'],
			['KH-M-016', '2026-02-05'],
			['KH-M-014', null]
		]);
		expect(found[0]).toMatchObject({ people: people(877), sourceCodes: ['SRC-001', 'SRC-124'] });
		expect(found[2]).toMatchObject({ people: null, nature: 'help', status: 'active' });
	});

	it('leaves out what is dated after the day, and what nobody has recorded yet', async () => {
		const found = await read((tx) => listMeasures(tx, on('2026-02-22')));
		expect(found.map(({ code }) => code)).not.toContain('KH-M-046');
		expect(await read((tx) => listMeasures(tx, { ...on('2026-02-22'), revision: 0 }))).toEqual([]);
	});

	it('lists no measure that was withdrawn', async () => {
		const found = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
			const step = { publication: 'withdrawn', rule: 'test', reason: 'for a test' } as const;
			await movePublication(tx, await beginRevision(tx, 'for a test'), ['KH-M-015'], step);
			return listMeasures(tx, on('2026-02-22'), 'PH');
		});
		expect(found.map(({ code }) => code)).toEqual(['KH-M-016', 'KH-M-014']);
	});
});
