import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { readCsv } from '#lib/server/import/csv.ts';
import type { Kind } from '#lib/server/import/kind.ts';
import { KIND_NAMES, KINDS } from '#lib/server/import/kinds.ts';
import { arbitraryRow } from '../../../../tests/fixtures/arbitrary-rows.ts';
import { PROVINCES, TODAY } from '../../../../tests/fixtures/known.ts';

describe.each(KIND_NAMES)('KINDS.%s', (name) => {
	const kind = KINDS[name] as Kind<unknown>;

	it('reads back from a file every row that it writes, and writes it alike again', () => {
		fc.assert(
			fc.property(arbitraryRow[name] as fc.Arbitrary<unknown>, (row) => {
				const written = kind.toCells(row);
				const csv = stringify([[...kind.columnNames], kind.columnNames.map((column) => written[column]!)]);
				const { header, rows } = readCsv(new TextEncoder().encode(csv));
				const cells = Object.fromEntries(header.map((column, index) => [column, rows[0]!.cells[index]!]));
				const reading = kind.readRow(cells, { today: TODAY, provinces: PROVINCES });
				expect(reading.faults).toEqual([]);
				expect(reading.row).toEqual(row);
				expect(kind.toCells(reading.row)).toEqual(cells);
			})
		);
	});
});
