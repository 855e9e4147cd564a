import { describe, expect, it } from 'vitest';
import { KIND_NAMES, KINDS } from '#lib/server/import/kinds.ts';
import { listWarnings, toWarningText } from '#lib/server/import/personal-data.ts';
import { readImportFile } from '#lib/server/import/read-file.ts';

const CONTEXT = { today: '2026-11-22', provinces: ['Phnom Penh'] } as const;
const COLUMNS = 'event_id,label,used_by,note';

const warnOf = (...lines: string[]) =>
	listWarnings(
		readImportFile(
			{ kind: 'event_labels', name: 'labels.csv', bytes: Buffer.from([COLUMNS, ...lines].join('\n')) },
			CONTEXT
		)
	);

describe('listWarnings', () => {
	it('says where a cell looks like personal data, by file, line, column and letter', () => {
		expect(
			warnOf('KH-E-001,victims,police,𝕊ee ០១២ ៣៤៥ ៦៧៨ or a@example.org', 'KH-E-002,E12345678,police,')
		).toEqual([
			{ file: 'labels.csv', line: 2, column: 'note', kind: 'phone', letter: 5 },
			{ file: 'labels.csv', line: 2, column: 'note', kind: 'email', letter: 20 },
			{ file: 'labels.csv', line: 3, column: 'label', kind: 'passport', letter: 1 }
		]);
	});

	it('looks into rows that are refused too', () => {
		expect(warnOf('no code,victims,police,11.5564 104.9282')).toMatchObject([{ kind: 'coordinates' }]);
	});

	it('looks into no code, no list of codes and no address of the web', () => {
		for (const kind of KIND_NAMES) {
			const { freeTextColumns, keyColumns } = KINDS[kind];
			const looked = freeTextColumns.filter((column) => /(_id|_ids|url|iso2|sha256)$/.test(column));
			expect([...looked, ...keyColumns.filter((column) => freeTextColumns.includes(column))]).toEqual(
				kind === 'event_labels' ? ['label', 'used_by'] : []
			);
		}
		expect(KINDS.shelters.freeTextColumns).toEqual(['name', 'operator', 'locality', 'note']);
		expect(KINDS.compounds.freeTextColumns).toContain('aliases');
	});
});

describe('toWarningText', () => {
	it('says what to do, and never repeats what stands there', () => {
		const text = toWarningText(warnOf('KH-E-001,victims,police,call 012 345 678'));
		expect(text).toBe(
			'1 warning: Sala holds no personal data\nlabels.csv:2 note: looks like a telephone number, from letter 6 on; take it out, unless an institution published it for everybody to call\n\n'
		);
		expect(toWarningText([])).toBe('');
	});
});
