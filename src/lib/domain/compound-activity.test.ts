import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	ACTIVITIES,
	countByActivity,
	listCompoundStates,
	type CompoundStatus
} from '#lib/domain/compound-activity.ts';
import { addDays } from '#lib/domain/day.ts';
import { AS_OF, shuffled } from '../../../tests/support/domain-figures.ts';

const status = (given: Partial<CompoundStatus> = {}): CompoundStatus => ({
	id: 1,
	revision: 1,
	compoundCode: 'C-1',
	activity: 'active',
	sinceOn: AS_OF,
	...given
});
const activityOf = (...given: Partial<CompoundStatus>[]) =>
	listCompoundStates(['C-1'], [], given.map(status), AS_OF)[0]?.status?.activity;

describe('listCompoundStates', () => {
	it('takes the latest status up to the day, then the later revision, then the later row', () => {
		expect(activityOf({ activity: 'closed', sinceOn: '2026-01-01', revision: 9 }, {})).toBe('active');
		expect(activityOf({}, { activity: 'closed', sinceOn: '2026-02-23' })).toBe('active');
		expect(activityOf({ activity: 'closed' }, { revision: 2 })).toBe('active');
		expect(activityOf({ activity: 'closed' }, { id: 2 })).toBe('active');
	});

	it('takes a status without a day only where there is no other, and never as current', () => {
		expect(activityOf({}, { activity: 'closed', sinceOn: null, revision: 9 })).toBe('active');
		const [state] = listCompoundStates(['C-1'], [], [status({ sinceOn: null })], AS_OF);
		expect(state).toMatchObject({ freshness: null, status: { activity: 'active' } });
	});

	it('joins the names of one compound, through a third as well', () => {
		const states = listCompoundStates(
			['C-4', 'C-3', 'C-2', 'C-1'],
			[
				['C-3', 'C-2'],
				['C-1', 'C-2']
			],
			[
				status({ compoundCode: 'C-3', sinceOn: '2026-01-01' }),
				status({ activity: 'closed', sinceOn: '2025-01-01' })
			],
			AS_OF
		);
		expect(states.map(({ codes, status: latest }) => [codes, latest?.activity])).toEqual([
			[['C-1', 'C-2', 'C-3'], 'active'],
			[['C-4'], undefined]
		]);
	});

	it('ignores a link to a compound that is not shown', () => {
		expect(listCompoundStates(['C-1'], [['C-1', 'C-9']], [], AS_OF).map((state) => state.codes)).toEqual([
			['C-1']
		]);
	});
});

describe('countByActivity', () => {
	it('tells what holds from what was said too long ago, and from what nobody said', () => {
		const states = listCompoundStates(
			['C-1', 'C-2', 'C-3', 'C-4'],
			[],
			[
				status({ sinceOn: addDays(AS_OF, -359) }),
				status({ compoundCode: 'C-2', sinceOn: addDays(AS_OF, -360) }),
				status({ compoundCode: 'C-3', sinceOn: null })
			],
			AS_OF
		);
		const counted = countByActivity(states);
		expect(counted.byActivity.active).toEqual({ current: 1, expired: 2 });
		expect(counted.byActivity.unknown).toEqual({ current: 0, expired: 0 });
		expect(counted.withoutStatus).toBe(1);
	});

	it('counts each compound once, whatever the order of compounds, links and statuses', () => {
		const codes = ['C-1', 'C-2', 'C-3', 'C-4', 'C-5'];
		const anyLinks = fc.array(fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...codes)), {
			maxLength: 5
		});
		const anyStatuses = fc
			.array(fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...ACTIVITIES), fc.option(fc.nat(500))))
			.map((all) =>
				all.map(([compoundCode, activity, age], id) =>
					status({ id, compoundCode, activity, sinceOn: age === null ? null : addDays(AS_OF, -age) })
				)
			);
		const anyCase = fc.tuple(anyLinks, anyStatuses).chain(([links, statuses]) =>
			fc.record({
				links: fc.constant(links),
				statuses: fc.constant(statuses),
				otherCodes: shuffled(codes),
				otherLinks: shuffled(links.map(([a, b]): [string, string] => [b, a])),
				otherStatuses: shuffled(statuses)
			})
		);
		fc.assert(
			fc.property(anyCase, ({ links, statuses, otherCodes, otherLinks, otherStatuses }) => {
				const states = listCompoundStates(codes, links, statuses, AS_OF);
				expect(listCompoundStates(otherCodes, otherLinks, otherStatuses, AS_OF)).toEqual(states);
				expect(states.flatMap((state) => state.codes).sort()).toEqual(codes);
				const { byActivity, withoutStatus } = countByActivity(states);
				const counts = Object.values(byActivity).flatMap(({ current, expired }) => [current, expired]);
				expect(counts.reduce((sum, count) => sum + count, withoutStatus)).toBe(states.length);
			})
		);
	});
});
