import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE, PUBLIC } from '#lib/server/db/actor.ts';
import { publish } from '#lib/server/commands/records.ts';
import { NOT_KNOWN } from '#lib/domain/estimate.ts';
import { listOccupancies } from '#lib/server/queries/shelter-occupancies.ts';
import { findShelters } from '#lib/server/queries/shelters.ts';
import { LATEST, RECORD_AND_LIVE, type View } from '#lib/server/queries/view.ts';
import { people } from '../support/domain-figures.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { becomeSuperuser } from '../support/superuser.ts';

const record = useDatabase('record');
const on = (asOf: string): View => ({ asOf, revision: LATEST, datasets: RECORD_AND_LIVE });

describe('listOccupancies', () => {
	it('lists the shelters of the record with what the latest report of each counts for', async () => {
		const found = await rolledBack(record.current, PUBLIC, (tx) => listOccupancies(tx, on('2026-02-24')));
		expect(found.map(({ shelter, basis, estimate }) => [shelter.code, basis, estimate])).toEqual([
			['KH-S-001', 'report', people(150)],
			['KH-S-002', 'expired', NOT_KNOWN],
			['KH-S-003', 'expired', NOT_KNOWN],
			['KH-S-004', 'report', NOT_KNOWN],
			['KH-S-005', 'undated', NOT_KNOWN],
			['KH-S-006', 'expired', NOT_KNOWN],
			['KH-S-007', 'expired', NOT_KNOWN],
			['KH-S-008', 'expired', NOT_KNOWN]
		]);
		expect(found[0]).toMatchObject({
			shelter: { name: 'Caritas shelter', operatorKind: 'faith', informationWithheld: null },
			report: {
				status: 'full',
				capacity: null,
				entryConditions: ['none_known'],
				services: ['shelter', 'food']
			}
		});
	});

	it('gives the public no name, operator or town that the shelter hides, and says that it does not', async () => {
		const found = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
			await becomeSuperuser(tx);
			await tx.execute(sql`UPDATE sala.shelters
				SET name_rung = 'hidden', operator_rung = 'hidden', place_rung = 'area' WHERE code = 'KH-S-001'`);
			await publish(tx, 'for a test');
			await tx.execute(sql`SET LOCAL search_path = sala_public, sala, public`);
			return listOccupancies(tx, on('2026-02-24'));
		});
		expect(found[0]?.shelter).toMatchObject({
			...{ name: null, operator: null, locality: null, note: null, areaCode: 'KH12' },
			informationWithheld: 'Name, operator, place or note, to protect the site'
		});
		expect(found[1]?.shelter.name).toBe('Indonesian temporary accommodation');
	});
});

describe('findShelters', () => {
	const view = on('2026-02-24');
	const find = (search: string) =>
		rolledBack(record.current, PUBLIC, async (tx) => [...(await findShelters(tx, view, search))].sort());

	it.each([
		['karitas', ['KH-S-001']],
		['Poi Pet', ['KH-S-007']],
		['kh-s-004', ['KH-S-004']],
		['qqqq', []]
	])('finds %s by name, operator, place or code', async (search, codes) => {
		expect(await find(search)).toEqual(codes);
	});

	it('finds no shelter by what it hides of itself', async () => {
		const found = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
			await becomeSuperuser(tx);
			await tx.execute(sql`UPDATE sala.shelters
				SET name_rung = 'hidden', operator_rung = 'hidden', place_rung = 'area' WHERE code = 'KH-S-001'`);
			await publish(tx, 'for a test');
			await tx.execute(sql`SET LOCAL search_path = sala_public, sala, public`);
			return Promise.all(
				['Caritas', 'Caritas Cambodia', 'shelter'].map((search) => findShelters(tx, view, search))
			);
		});
		expect(found.map((codes) => codes.has('KH-S-001'))).toEqual([false, false, false]);
		expect(found[2]!.has('KH-S-008')).toBe(true);
	});
});
