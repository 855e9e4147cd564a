import { describe, expect, it } from 'vitest';
import { readCsv } from '#lib/server/import/csv.ts';
import { KINDS } from '#lib/server/import/kinds.ts';
import { COMPOUND_STATUSES, toActivity } from '#lib/server/import/kinds/compound-status.ts';
import { PROVINCES, readSeedFile, TODAY } from '../../../../../tests/fixtures/known.ts';

const news = { publisher: 'CamboJA News', kind: 'news' } as const;
const amnesty = { publisher: 'Amnesty International (via MIL-OSI)', kind: 'ngo_report' } as const;
const court = { publisher: 'A court', kind: 'court_or_sanctions' } as const;
const secondCourt = { publisher: 'Another court', kind: 'court_or_sanctions' } as const;

describe('toActivity', () => {
	it.each([
		['confirmed_active', 'active', 'assessed'],
		['suspected', 'unknown', 'suspected'],
		['raided', 'unknown', 'assessed'],
		['partly_cleared', 'partly_cleared', 'assessed'],
		['closed', 'closed', 'assessed'],
		['reopened', 'reopened', 'assessed'],
		['unknown', 'unknown', 'suspected']
	] as const)(
		'reads %s, told by the press alone, as activity %s, evidence %s',
		(status, activity, evidence) => {
			expect(toActivity(status, { operator: null, sources: [news] })).toEqual({
				activity,
				evidence,
				confirmedBy: null,
				reportedAs: status
			});
		}
	);

	it.each([
		['Amnesty before all others', 'X (OFAC, 2025-09-08)', [court, amnesty], 'Amnesty International'],
		['OFAC where the operator names it', 'X (OFAC, 2025-09-08)', [court, news], 'US Treasury (OFAC)'],
		['the first court or sanctions source', null, [news, court, secondCourt], 'A court'],
		['no one for a word that only looks like OFAC', 'OFACTORY Ltd', [news], null],
		['no one where a headline speaks of Amnesty', null, [{ ...news, publisher: 'JURIST' }], null]
	])('takes as confirming body %s', (_, operator, sources, confirmedBy) => {
		expect(toActivity('confirmed_active', { operator, sources })).toMatchObject({
			activity: 'active',
			evidence: confirmedBy === null ? 'assessed' : 'confirmed',
			confirmedBy
		});
	});

	it('confirms no other status, whoever its sources are', () => {
		for (const status of COMPOUND_STATUSES.filter((word) => word !== 'confirmed_active')) {
			const { evidence, confirmedBy } = toActivity(status, { operator: 'OFAC', sources: [amnesty, court] });
			expect([evidence, confirmedBy]).not.toContain('confirmed');
			expect(confirmedBy).toBeNull();
		}
	});

	it('finds who confirmed each of the five active compounds of the public record', () => {
		const context = { today: TODAY, provinces: PROVINCES };
		const rowsOf = (name: 'sources' | 'compounds') => {
			const { header, rows } = readCsv(readSeedFile(name));
			return rows.map(({ cells }) =>
				Object.fromEntries(header.map((column, index) => [column, cells[index]!]))
			);
		};
		const sources = new Map(
			rowsOf('sources').map((cells) => [cells.id, KINDS.sources.readRow(cells, context).row!])
		);
		const confirmed = rowsOf('compounds').flatMap((cells) => {
			const { id, operator, status, sourceIds } = KINDS.compounds.readRow(cells, context).row!;
			const grounds = { operator, sources: sourceIds.map((code) => sources.get(code)!) };
			const { evidence, confirmedBy } = toActivity(status, grounds);
			return evidence === 'confirmed' ? [[id, confirmedBy]] : [];
		});
		expect(confirmed).toEqual([
			['KH-C-003', 'US Treasury (OFAC)'],
			['KH-C-017', 'Amnesty International'],
			['KH-C-029', 'US Treasury (OFAC)'],
			['KH-C-030', 'US Treasury (OFAC)'],
			['KH-C-031', 'US Treasury (OFAC)']
		]);
	});
});
