import { expect, it } from 'vitest';
import { KIND_NAMES, KINDS } from '#lib/server/import/kinds.ts';
import { listWarnings } from '#lib/server/import/personal-data.ts';
import { readImportFile } from '#lib/server/import/read-file.ts';
import { PROVINCES, readSeedFile, TODAY } from '../fixtures/known.ts';

it('the record that ships holds nothing that looks like personal data, in hundreds of texts', () => {
	const files = KIND_NAMES.map((kind) =>
		readImportFile(
			{ kind, name: `${kind}.csv`, bytes: readSeedFile(kind) },
			{ today: TODAY, provinces: PROVINCES }
		)
	);
	const texts = files.flatMap(({ kind, header, rows }) =>
		KINDS[kind].freeTextColumns.flatMap((column) => rows.map(({ cells }) => cells[header.indexOf(column)]))
	);
	expect(texts.filter(Boolean).length).toBeGreaterThan(1000);
	expect(files.flatMap(listWarnings)).toEqual([]);
});
