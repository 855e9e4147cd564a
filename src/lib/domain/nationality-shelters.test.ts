import { describe, expect, it } from 'vitest';
import { countPeopleOf } from '#lib/domain/by-nationality.ts';
import { NOT_KNOWN, ZERO } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { readAdmitted, type ConditionedReport } from '#lib/domain/nationality-shelters.ts';
import { figure, people } from '../../../tests/support/domain-figures.ts';

const S002 = { code: 'KH-S-002', dataset: 'public_record', areaCode: 'KH12', intervalDays: null } as const;
const reported: ConditionedReport = {
	...{ id: 1, revision: 1, shelterCode: 'KH-S-002', reportedOn: '2026-02-03', status: 'open' },
	...{ closingOn: null, occupancy: 1213, entryConditions: ['nationality:ID'] }
};
const inShelter: Partial<Figure> = {
	...{ nationalities: ['ID'], livingSituation: 'government_shelter', shelterCode: 'KH-S-002' },
	operation: 'ID-temporary-shelter-2026'
};
const D023 = figure({
	...inShelter,
	...{ code: 'KH-D-023', referenceOn: '2026-01-31', estimate: people(900, null) }
});
const D027 = figure({
	...inShelter,
	...{ code: 'KH-D-027', referenceOn: '2026-02-03', estimate: people(1213) }
});

function countIn(given: {
	nationality?: string;
	asOf?: string;
	report?: Partial<ConditionedReport>;
	figures?: Figure[];
}) {
	return countPeopleOf(given.nationality ?? 'ID', {
		figures: given.figures ?? [D023, D027],
		shelters: [S002],
		reports: [{ ...reported, ...given.report }],
		asOf: given.asOf ?? '2026-02-05'
	}).accommodation;
}

describe('people of a nationality in shelters', () => {
	it('counts the 1,213 of KH-S-002 once: KH-D-023 and KH-D-027 give way to its report', () => {
		const { estimate, givenWay, cells, newestOn } = countIn({});
		expect(estimate).toEqual(people(1213));
		expect(givenWay.map(({ code }) => code)).toEqual(['KH-D-023', 'KH-D-027']);
		expect(cells).toEqual([]);
		expect(newestOn).toBe('2026-02-03');
	});

	it('is not known once the report has expired, and zero once the shelter has closed', () => {
		expect(countIn({ asOf: '2026-02-24' }).estimate).toEqual(NOT_KNOWN);
		expect(countIn({ report: { status: 'closed' } }).estimate).toEqual(ZERO);
	});

	it('counts at most all its people where others are let in too', () => {
		for (const entryConditions of [[], ['nationality:ID', 'nationality:MY'], ['none_known']]) {
			expect(countIn({ report: { entryConditions } }).estimate).toEqual(people(null, null, 1213));
		}
	});

	it('leaves out a shelter that neither names the nationality nor has a figure that does', () => {
		expect(countIn({ nationality: 'MY' }).hasFigures).toBe(false);
		expect(countIn({ figures: [], report: { entryConditions: [] } }).hasFigures).toBe(false);
	});

	it('counts the people of a shelter for one nationality alone, without any figure', () => {
		expect(countIn({ figures: [] }).estimate).toEqual(people(1213));
	});

	it('lets the figures stand where the shelter never gave a dated report', () => {
		const { estimate, shelters } = countIn({ report: { reportedOn: null } });
		expect(estimate).toEqual(people(1213));
		expect(shelters.map(({ basis }) => basis)).toEqual(['figures']);
	});
});

describe('readAdmitted', () => {
	it('reads the nationalities among the entry conditions', () => {
		expect(readAdmitted(['women_only', 'nationality:ID', 'nationality:MY'])).toEqual(['ID', 'MY']);
		expect(readAdmitted(['none_known'])).toEqual([]);
	});
});
