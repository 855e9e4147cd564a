import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPeopleOf, type NationalityInput } from '#lib/domain/by-nationality.ts';
import { codeOf } from '#lib/domain/counters.ts';
import { NOT_KNOWN } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { anyFigures, AS_OF, figure, people } from '../../../tests/support/domain-figures.ts';

/** A row of the public record: people of no stated situation, counted by an estimate, without a place. */
const row = (code: string, day: string, nationalities: string[], given: Partial<Figure>): Figure =>
	figure({
		...{ code, nationalities, referenceOn: day, publisher: code, areaCode: null, intervalDays: 14 },
		...{ livingSituation: 'unknown', method: 'estimate', bestReliability: 'C' },
		...given
	});

const ugandans = { overlapGroups: ['UG-stranded-2026'] };
const kenyans = { overlapGroups: ['KE-stranded-2026'] };
const D030 = row('KH-D-030', '2026-02-09', ['UG'], { ...ugandans, estimate: people(200, 500, 500) });
const D033 = row('KH-D-033', '2026-02-12', ['UG'], {
	...ugandans,
	...{ estimate: people(300), bestReliability: 'B' }
});
const D035 = row('KH-D-035', '2026-02-12', ['KE'], {
	...kenyans,
	...{ estimate: people(100, 200, 300), bestReliability: 'B' }
});
const D039 = row('KH-D-039', '2026-02-24', ['KE'], {
	...kenyans,
	...{ estimate: people(600, null), method: 'media_report', bestReliability: 'B' }
});
const D036 = row('KH-D-036', '2026-02-12', ['KE', 'UG'], {
	...{ areaCode: 'KH12', estimate: people(200, null), method: 'registration' },
	overlapGroups: ['UG-stranded-2026', 'KE-stranded-2026']
});
const D034 = row('KH-D-034', '2026-02-12', ['GH'], { estimate: people(300), bestReliability: 'B' });
const D037 = row('KH-D-037', '2026-02-13', ['GH'], { estimate: people(400, null, 500) });
const D016 = row('KH-D-016', '2026-01-21', ['ID'], {
	...{ areaCode: 'KH12', livingSituation: 'street', intervalDays: 7, estimate: people(100) },
	method: 'media_report'
});
const D022 = row('KH-D-022', '2026-01-31', ['ID'], {
	...{ areaCode: 'KH12', livingSituation: 'guesthouse', estimate: NOT_KNOWN, isCounted: false }
});
const D007 = row('KH-D-007', '2025-12-13', ['TH'], {
	...{ areaCode: 'KH01', livingSituation: 'street', intervalDays: 7, estimate: people(100, null) },
	...{ populationGroup: 'border_closure', method: 'media_report' },
	overlapGroups: ['TH-border-closure-2025-12']
});
const D008 = row('KH-D-008', '2025-12-13', ['TH'], {
	...{ areaCode: 'KH01', populationGroup: 'border_closure', estimate: people(7000, null, 8000) },
	overlapGroups: ['TH-border-closure-2025-12']
});
const D048 = row('KH-D-048', '2026-01-03', ['TH'], {
	...{ populationGroup: 'border_closure', estimate: people(600, null, 700) },
	overlapGroups: ['TH-border-closure-2025-12']
});
const record = [D030, D033, D035, D039, D036, D034, D037, D016, D022, D007, D008, D048];

const count = (nationality: string, asOf: string, given: Partial<NationalityInput> = {}) =>
	countPeopleOf(nationality, { figures: record, shelters: [], reports: [], asOf, ...given });

describe('countPeopleOf, on rows of the public record', () => {
	it('chooses and widens as everywhere: KH-D-033 by its source, KH-D-030 beside it within 7 days', () => {
		expect(count('UG', '2026-02-24').precarious.estimate).toEqual(people(200, 300, 500));
		expect(count('GH', '2026-02-24').precarious.estimate).toEqual(people(300, 300, 500));
	});

	it('keeps KH-D-035 by its method while it is current, and says that KH-D-039 contradicts it', () => {
		const { precarious } = count('KE', '2026-02-24');
		expect(precarious.estimate).toEqual(people(100, 200, 300));
		const [cell] = precarious.cells.filter(({ areaCode }) => areaCode === null);
		expect(cell?.choice.contradictedBy.map(({ code }) => code)).toEqual(['KH-D-039']);
		expect(count('KE', '2026-03-01').precarious.estimate).toEqual(people(600, null));
	});

	it('adds nothing of KH-D-036, whose Kenyans are among those of KH-D-035 and Ugandans among those of KH-D-033', () => {
		for (const [nationality, by] of [
			['KE', 'KH-D-035'],
			['UG', 'KH-D-033']
		] as const) {
			const { cells, samePeople } = count(nationality, '2026-02-24').precarious;
			expect(cells).toHaveLength(2);
			expect(samePeople.map(({ counter, by: other }) => [codeOf(counter), codeOf(other)])).toEqual([
				['KH-D-036', by]
			]);
		}
	});

	it('counts KH-D-036 as 0/null/null for either, where nothing else is current', () => {
		const { estimate, cells, newestOn } = count('KE', '2026-02-24', { figures: [D036] }).precarious;
		expect(estimate).toEqual(NOT_KNOWN);
		expect(cells).toHaveLength(1);
		expect(newestOn).toBe('2026-02-12');
	});

	it('never adds the Thais of KH-D-048 to those of KH-D-008, of one overlap group', () => {
		expect(count('TH', '2026-01-03').precarious.estimate).toEqual(people(7000, null, 8000));
		expect(count('TH', '2026-01-12').precarious.estimate).toEqual(people(600, null));
	});

	it('keeps tiers apart, and takes what is not counted or expired for not known', () => {
		const now = count('ID', '2026-02-05');
		expect(now.without_shelter.estimate).toEqual(people(100));
		expect(now.precarious).toMatchObject({ estimate: NOT_KNOWN, hasFigures: true });
		expect(now.custody).toMatchObject({ estimate: NOT_KNOWN, hasFigures: false });
		expect(count('ID', '2026-02-22').without_shelter).toMatchObject({ estimate: NOT_KNOWN, newestOn: null });
	});

	it('says nothing of a nationality that no figure names', () => {
		const { precarious } = count('PK', '2026-02-24', { figures: [...record, figure()] });
		expect(precarious).toMatchObject({ estimate: NOT_KNOWN, hasFigures: false, cells: [] });
	});
});

describe('countPeopleOf', () => {
	it('counts at most the high of a figure for several nationalities', () => {
		const both = figure({ nationalities: ['KE', 'UG'], estimate: people(200, 300, 400) });
		const alone = figure({ code: 'D-2', nationalities: ['KE'], areaCode: 'KH01', estimate: people(50) });
		const figures = [both, alone];
		expect(count('UG', AS_OF, { figures }).without_shelter.estimate).toEqual(people(null, null, 400));
		expect(count('KE', AS_OF, { figures }).without_shelter.estimate).toEqual(people(50, null, 450));
	});

	it('never counts more than there are figures for, and never refuses to add', () => {
		const figures = anyFigures({
			areas: ['KH01', 'KH12', null],
			situations: ['street', 'embassy_premises'],
			nationalities: [null, ['KE'], ['KE', 'UG'], ['UG']],
			overlapGroups: ['G1', 'G2']
		});
		fc.assert(
			fc.property(figures, (some) => {
				const { estimate, hasFigures } = count('KE', AS_OF, { figures: some }).without_shelter;
				const alone = some.filter(({ nationalities }) => nationalities?.join() === 'KE');
				expect(estimate.low).toBeLessThanOrEqual(alone.reduce((sum, one) => sum + one.estimate.low, 0));
				expect(hasFigures).toBe(some.some(({ nationalities }) => nationalities?.includes('KE')));
			})
		);
	});
});
