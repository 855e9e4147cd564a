import { sql, type SQL } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { rows } from '#lib/server/db/rows.ts';
import type { EventLabelRow } from '#lib/server/import/kinds/event-labels.ts';
import { seedRow, toFile } from '../fixtures/seed-rows.ts';
import { useDatabase } from '../support/database.ts';
import { tryOut, type Trial } from '../support/importing.ts';

const record = useDatabase('record');

const label = (text: string, usedBy: string, eventId = 'KH-E-013'): EventLabelRow => {
	return { eventId, label: text, usedBy, sourceIds: ['SRC-077'], note: null };
};
const listLabels = async (trial: Trial, code: string) =>
	(await trial.list('event_labels')).filter(({ eventId }) => eventId === code).map((row) => row.label);

describe('importFiles with links and labels', () => {
	it('makes those of the records in the file what the file says, and leaves the others', async () => {
		await tryOut(record.current, async (trial) => {
			expect(await listLabels(trial, 'KH-E-013')).toEqual(['illegal entrants', 'suspects']);
			const { kinds } = await trial.import([
				toFile('event_labels', [label('suspects', 'Preah Sihanouk provincial administration')])
			]);
			expect(kinds[0]).toMatchObject({
				added: [],
				changed: ['KH-E-013 suspects Preah Sihanouk provincial administration'],
				removed: ['KH-E-013 illegal entrants Preah Sihanouk provincial administration']
			});
			expect(await listLabels(trial, 'KH-E-013')).toEqual(['suspects']);
			expect(kinds[0]!.vanished).toHaveLength(11);
			expect(await trial.list('event_labels')).toHaveLength(12);
		});
	});

	it('removes none where a row of the file is refused, which may be the one that is missing', async () => {
		await tryOut(record.current, async (trial) => {
			const given = [
				label('suspects', 'Somebody else'),
				{ ...label('illegal entrants', 'x'), sourceIds: [] }
			];
			const { kinds } = await trial.import([toFile('event_labels', given)], { acceptValid: true });
			expect(kinds[0]).toMatchObject({ added: ['KH-E-013 suspects Somebody else'], removed: [] });
			expect(await listLabels(trial, 'KH-E-013')).toEqual(['illegal entrants', 'suspects', 'suspects']);
		});
	});

	it('keeps the sources of two labels apart, whatever signs they hold', async () => {
		await tryOut(record.current, async (trial) => {
			const given = [
				{ ...label('a', 'b:c', 'KH-E-001'), sourceIds: ['SRC-001'] },
				{ ...label('a:b', 'c', 'KH-E-001'), sourceIds: ['SRC-002'] },
				{ ...label('a\\', 'b:c', 'KH-E-001'), sourceIds: ['SRC-003'] }
			];
			await trial.import([toFile('event_labels', given)]);
			const standing = (await trial.list('event_labels')).filter(({ eventId }) => eventId === 'KH-E-001');
			expect(standing).toHaveLength(3);
			expect(standing).toEqual(expect.arrayContaining(given));
		});
	});

	it('refuses a further site that is the main one, by what stands or by the file of events', async () => {
		await tryOut(record.current, async (trial) => {
			const site = (compoundId: string) => {
				return { eventId: 'KH-E-052', compoundId, sourceIds: ['SRC-099'], note: null };
			};
			const moved = toFile('events', [seedRow('events', 'KH-E-052', { compoundId: 'KH-C-044' })]);
			const reasonsOf = async (...files: Parameters<Trial['import']>[0]) =>
				(await trial.import(files)).problems.map(({ value, reason }) => `${value} ${reason}`);
			expect(await reasonsOf(toFile('event_compounds', [site('KH-C-042')]))).toEqual([
				'KH-C-042 is the main site of KH-E-052, which its own row names; leave this row out'
			]);
			expect(await reasonsOf(moved, toFile('event_compounds', [site('KH-C-044')]))).toHaveLength(1);
			expect(await reasonsOf(moved, toFile('event_compounds', [site('KH-C-042')]))).toEqual([]);
		});
	});

	it('makes a further site the main one, once', async () => {
		await tryOut(record.current, async (trial) => {
			await trial.import([toFile('events', [seedRow('events', 'KH-E-052', { compoundId: 'KH-C-043' })])]);
			const sites = await rows(
				trial.tx,
				sql`SELECT compound_code AS code, is_main FROM event_compounds
					WHERE event_code = 'KH-E-052' AND retired_revision_id IS NULL`
			);
			expect(sites).toEqual([{ code: 'KH-C-043', is_main: true }]);
		});
	});

	it('refuses a link of two that are the same where it stands the other way round', async () => {
		await tryOut(record.current, async (trial) => {
			const [link] = await trial.list('compound_links');
			const turned = { ...link!, compoundId: link!.otherId, otherId: link!.compoundId };
			const { problems } = await trial.import([toFile('compound_links', [turned])]);
			expect(problems.map(({ reason }) => reason)).toEqual([
				'stands the other way round; write KH-C-013 first, then KH-C-012'
			]);
		});
	});
});

describe('importFiles with what a file does not have', () => {
	/** Changes columns of the standing versions of a record, as another part of the program will. */
	const set = (trial: Trial, table: string, key: string, code: string, assignments: SQL) =>
		trial.asSuperuser(() =>
			trial.tx.execute(
				sql`UPDATE sala.${sql.identifier(table)} SET ${assignments}
					WHERE ${sql.identifier(key)} = ${code} AND retired_revision_id IS NULL`
			)
		);

	it.each([
		[
			'shelters',
			'code',
			'KH-S-002',
			sql`name_rung = 'hidden', place_rung = 'area', interval_days = 1`,
			'shelters'
		],
		['events', 'code', 'KH-E-019', sql`destination = 'Phnom Penh'`, 'events'],
		['figures', 'code', 'KH-D-024', sql`sex = 'female', is_exhaustive = true`, 'displacement'],
		['sources', 'code', 'SRC-077', sql`was_read = 'whole'`, 'sources'],
		['citations', 'record_code', 'KH-C-003', sql`page = '7', credibility = 2`, 'compounds']
	] as const)('leaves what somebody set in %s as it is', async (table, key, code, assignments, kind) => {
		await tryOut(record.current, async (trial) => {
			await set(trial, table, key, code, assignments);
			expect(await trial.import([toFile(kind, [seedRow(kind, code)])])).toMatchObject({ isWritten: false });
		});
	});

	it('hides a shelter no less when another field of it changes', async () => {
		await tryOut(record.current, async (trial) => {
			await set(trial, 'shelters', 'code', 'KH-S-002', sql`name_rung = 'hidden'`);
			await trial.import([toFile('shelters', [seedRow('shelters', 'KH-S-002', { note: 'Another note.' })])]);
			const versions = await rows(
				trial.tx,
				sql`SELECT name_rung, note FROM shelters WHERE code = 'KH-S-002' AND retired_revision_id IS NULL`
			);
			expect(versions).toEqual([{ name_rung: 'hidden', note: 'Another note.' }]);
		});
	});
});
