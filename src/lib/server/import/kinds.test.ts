import { describe, expect, it } from 'vitest';
import { readCsv } from '#lib/server/import/csv.ts';
import type { Kind } from '#lib/server/import/kind.ts';
import { isKindName, KIND_NAMES, KINDS, type KindName } from '#lib/server/import/kinds.ts';
import { PROVINCES, readSeedFile, TODAY } from '../../../../tests/fixtures/known.ts';

const CONTEXT = { today: TODAY, provinces: PROVINCES };

/** The rows of a seed file as its own cells by column, whatever the kind. */
function seedRows(name: KindName) {
	const { header, rows } = readCsv(readSeedFile(name));
	return rows.map(({ cells }) =>
		Object.fromEntries(header.map((column, index) => [column, cells[index] ?? '']))
	);
}

describe.each(KIND_NAMES)('KINDS.%s', (name) => {
	const kind = KINDS[name] as Kind<unknown>;

	it('has the columns of its seed file, in the same order', () => {
		expect(readCsv(readSeedFile(name)).header).toEqual(kind.columnNames);
	});

	it('reads every row of its seed file and writes the very same cells', () => {
		const rows = seedRows(name);
		expect(rows.length).toBeGreaterThan(0);
		for (const cells of rows) {
			const { row, faults } = kind.readRow(cells, CONTEXT);
			expect(faults).toEqual([]);
			expect(kind.toCells(row)).toEqual(cells);
		}
	});
});

describe('KINDS', () => {
	const read = (name: KindName, code: string) => {
		const cells = seedRows(name).find((row) => Object.values(row)[0] === code)!;
		return KINDS[name].readRow(cells, CONTEXT).row;
	};

	it('reads a compound into typed values', () => {
		expect(read('compounds', 'KH-C-003')).toEqual({
			id: 'KH-C-003',
			name: 'Golden Fortune Science and Technology Park',
			aliases: ['Golden Fortune', 'Golden Fortune Resorts World'],
			countryIso2: 'KH',
			province: 'Kandal',
			locality: 'Chrey Thum / Sampov Puon, Koh Thom',
			lat: 11.12421,
			lon: 105.05722,
			precision: 'district',
			kind: 'office_park',
			status: 'confirmed_active',
			statusDate: '2025-10-14',
			operator: 'Golden Fortune Resorts World Ltd (Prince Group TCO, per OFAC and UK)',
			estPeopleLow: null,
			estPeopleHigh: null,
			sourceIds: ['SRC-106', 'SRC-049', 'SRC-050', 'SRC-051', 'SRC-005'],
			note: 'Walled park near the Vietnam border. Sanctioned Oct 2025; a linked casino complex in the same town lost its licence in Nov 2025. Present state not seen.'
		});
	});

	it('reads counted and uncounted nationalities, and 0 arrested apart from none stated', () => {
		expect(read('events', 'KH-E-019')).toMatchObject({
			arrested: 0,
			nationalities: [
				{ iso2: 'KH', people: 4 },
				{ iso2: 'CN', people: 1 }
			]
		});
		expect(read('events', 'KH-E-031')).toMatchObject({
			peopleLow: null,
			peopleBest: 57,
			peopleHigh: 60,
			arrested: null,
			nationalities: [
				{ iso2: 'NP', people: null },
				{ iso2: 'PK', people: null }
			]
		});
	});

	it('reads a count of two nationalities that belongs to two overlap groups', () => {
		expect(read('displacement', 'KH-D-036')).toMatchObject({
			nationalityIso2: ['UG', 'KE'],
			overlapGroup: ['UG-stranded-2026', 'KE-stranded-2026'],
			peopleLow: 200,
			peopleBest: null,
			peopleHigh: null
		});
	});

	it('reads yes, no and blank of a register as true, false and null', () => {
		expect(
			seedRows('operations').map((cells) => KINDS.operations.readRow(cells, CONTEXT).row?.takesLeaversOff)
		).toEqual([false, null, false, false, true]);
	});

	it('names every record that a row refers to', () => {
		const cells = seedRows('displacement').find((row) => row.id === 'KH-D-005')!;
		const { references } = KINDS.displacement.readRow(cells, CONTEXT);
		expect(references.map(({ column, kind, code }) => `${column} ${kind} ${code}`)).toEqual([
			'closed_by events KH-E-070',
			'source_ids sources SRC-171'
		]);
	});

	it('takes the same two compounds for one link, whichever is named first', () => {
		const link = { sourceIds: ['SRC-001'], note: null };
		const keyOf = (compoundId: string, kind: 'same_as' | 'part_of', otherId: string) =>
			KINDS.compound_links.keyOf({ ...link, compoundId, kind, otherId });
		expect(keyOf('KH-C-013', 'same_as', 'KH-C-012')).toBe(keyOf('KH-C-012', 'same_as', 'KH-C-013'));
		expect(keyOf('KH-C-013', 'part_of', 'KH-C-012')).not.toBe(keyOf('KH-C-012', 'part_of', 'KH-C-013'));
	});
});

describe('KIND_NAMES', () => {
	it('puts every kind behind those it names', () => {
		expect(KIND_NAMES).toEqual([
			'sources',
			'operations',
			'compounds',
			'shelters',
			'events',
			'displacement',
			'country_measures',
			'compound_links',
			'event_compounds',
			'event_labels'
		]);
	});
});

describe('isKindName', () => {
	it('knows the kinds and nothing else', () => {
		expect(isKindName('event_labels')).toBe(true);
		expect(isKindName('toString')).toBe(false);
	});
});
