import { describe, expect, it } from 'vitest';
import { codeOf } from '#lib/domain/counters.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { summarise } from '#lib/domain/summary.ts';
import { AS_OF, figure, people } from '../../../tests/support/domain-figures.ts';
import { NOTHING, shelter } from '../../../tests/support/summary-input.ts';

describe('summarise, where several counted the same people', () => {
	it('counts a linked figure once where its shelter gave no dated report', () => {
		const figures = [figure({ livingSituation: 'ngo_shelter', shelterCode: 'S-1' })];
		const { areas } = summarise({ ...NOTHING, figures, shelters: [shelter('S-1', 'KH12')] });
		expect(areas[0]?.tiers.accommodation.estimate).toEqual(people(100));
	});

	it('takes off only the cells of areas that count', () => {
		const shared = { overlapGroups: ['G'] };
		const figures = [
			figure({ ...shared, code: 'D-1', areaCode: null, estimate: people(300) }),
			figure({ ...shared, code: 'D-2', estimate: people(60) }),
			figure({ ...shared, code: 'D-3', estimate: people(50), livingSituation: 'embassy_premises' })
		];
		const { placeNotKnown, national } = summarise({ ...NOTHING, figures });
		expect(placeNotKnown.tiers.without_shelter.estimate).toEqual(people(240));
		expect(national.tiers.without_shelter.estimate).toEqual(people(300));
	});

	it('counts people once whom a shelter reports and another figure counts partly too', () => {
		const shared: Partial<Figure> = { livingSituation: 'ngo_shelter', overlapGroups: ['G'] };
		const displaced = figure({ ...shared, code: 'D-1', shelterCode: 'S-1' });
		const unplaced = figure({ ...shared, code: 'D-2', areaCode: null, estimate: people(400) });
		const here = figure({ ...shared, code: 'D-3', livingSituation: 'government_shelter' });
		const report = { id: 1, revision: 1, status: 'open', closingOn: null, reportedOn: AS_OF } as const;
		const shelters = [shelter('S-1', 'KH12'), shelter('S-2', 'KH12')];
		const reports = [
			{ ...report, shelterCode: 'S-1', occupancy: 150 },
			{ ...report, id: 2, shelterCode: 'S-2', occupancy: 30 }
		];
		const { areas, placeNotKnown, national } = summarise({
			...{ ...NOTHING, shelters, reports },
			figures: [displaced, unplaced, here]
		});
		const tiers = [areas[0]!, placeNotKnown, national].map((row) => row.tiers.accommodation.estimate);
		expect(tiers).toEqual([people(180), people(250), people(430)]);
		expect(areas[0]?.tiers.accommodation.samePeople.map(({ by }) => codeOf(by))).toEqual(['S-1']);
		expect(placeNotKnown.tiers.accommodation.cells[0]?.takenOff.map(codeOf)).toEqual(['S-1']);
	});

	it('takes what areas count off a shelter without a place, but never another shelter', () => {
		const shared: Partial<Figure> = { livingSituation: 'ngo_shelter', overlapGroups: ['G'] };
		const figures = [
			figure({ ...shared, code: 'D-1', areaCode: null, shelterCode: 'S-1' }),
			figure({ ...shared, code: 'D-2', areaCode: 'KH18', shelterCode: 'S-2' }),
			figure({ ...shared, code: 'D-3', estimate: people(60) })
		];
		const report = { revision: 1, status: 'open', closingOn: null, reportedOn: AS_OF } as const;
		const reports = ['S-1', 'S-2'].map((shelterCode, id) => ({ ...report, id, shelterCode, occupancy: 100 }));
		const shelters = [shelter('S-1', null), shelter('S-2', 'KH18')];
		const { placeNotKnown, national } = summarise({ ...NOTHING, figures, shelters, reports });
		expect(placeNotKnown.tiers.accommodation.estimate).toEqual(people(40));
		expect(national.tiers.accommodation.estimate).toEqual(people(200));
	});

	it('takes nothing off a cell without a place that is set aside itself', () => {
		const shared = { overlapGroups: ['G'] };
		const figures = [
			figure({ ...shared, code: 'D-1', areaCode: null, estimate: people(300) }),
			figure({ ...shared, code: 'D-2', areaCode: null, livingSituation: 'embassy_premises' }),
			figure({ ...shared, code: 'D-3', estimate: people(60) })
		];
		const { cells } = summarise({ ...NOTHING, figures }).placeNotKnown.tiers.without_shelter;
		expect(cells.map((cell) => [cell.livingSituation, cell.takenOff.length, cell.estimate.low])).toEqual([
			['street', 1, 240],
			['embassy_premises', 0, 100]
		]);
	});
});
