import { describe, expect, it } from 'vitest';
import { checkFiles, type ImportFile } from '#lib/server/import/check.ts';
import { RECORD_KNOWN, TODAY } from '../../../../tests/fixtures/known.ts';
import { seedRow, toFile } from '../../../../tests/fixtures/seed-rows.ts';

const site = (compoundId: string) =>
	toFile('event_compounds', [{ eventId: 'KH-E-052', compoundId, sourceIds: ['SRC-099'], note: null }]);
const event = (compoundId: string | null) =>
	toFile('events', [seedRow('events', 'KH-E-052', { compoundId })]);
const link = (compoundId: string, otherId: string) =>
	toFile('compound_links', [{ compoundId, kind: 'same_as', otherId, sourceIds: ['SRC-152'], note: null }]);
const reasonsOf = (...files: ImportFile[]) =>
	checkFiles(files, RECORD_KNOWN, TODAY).problems.map(
		({ file, column, reason }) => `${file} ${column} ${reason}`
	);

describe('markRepeatedRelations', () => {
	it('refuses a further site that is the main one, by what stands', () => {
		expect(reasonsOf(site('KH-C-043'))).toEqual([]);
		expect(reasonsOf(site('KH-C-042'))).toEqual([
			'event_compounds.csv compound_id is the main site of KH-E-052, which its own row names; leave this row out'
		]);
	});

	it('goes by the file of events where that says otherwise', () => {
		expect(reasonsOf(event('KH-C-043'), site('KH-C-043'))).toHaveLength(1);
		expect(reasonsOf(event('KH-C-043'), site('KH-C-042'))).toEqual([]);
		expect(reasonsOf(event(null), site('KH-C-042'))).toEqual([]);
	});

	it('refuses two that are the same the other way round from what stands', () => {
		expect(reasonsOf(link('KH-C-013', 'KH-C-012'))).toEqual([]);
		expect(reasonsOf(link('KH-C-012', 'KH-C-013'))).toEqual([
			'compound_links.csv compound_id stands the other way round; write KH-C-013 first, then KH-C-012'
		]);
	});
});
