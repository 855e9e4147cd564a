import { describe, expect, it } from 'vitest';
import { toCells, type Cell } from '#lib/domain/cells.ts';
import { codeOf } from '#lib/domain/counters.ts';
import { findSamePeople } from '#lib/domain/overlap.ts';
import { loadI18n } from '#lib/i18n/i18n.ts';
import { describeSamePeople, describeSetAside } from '#lib/components/areas/cell-words.ts';
import { AS_OF, figure, people } from '../../../../tests/support/domain-figures.ts';

const i18n = await loadI18n('en');
const overlapGroups = ['queue'];

function describeAll(cells: Cell[]): Record<string, string> {
	return Object.fromEntries(
		findSamePeople(cells).map((one) => [codeOf(one.counter), describeSamePeople(one, i18n)])
	);
}

describe('describeSamePeople', () => {
	it('says that the other low is greater only where it is', () => {
		const cells = toCells(
			[
				figure({ code: 'D-1', estimate: people(100), overlapGroups }),
				figure({ code: 'D-2', estimate: people(300), overlapGroups, livingSituation: 'embassy_premises' })
			],
			AS_OF
		);
		expect(describeAll(cells)).toEqual({
			'D-1': 'Adds nothing here: D-2 counts partly the same people, and its low is greater.'
		});
	});

	it('says of equal lows that the smaller code counts, and not that one counts more', () => {
		const cells = toCells(
			[
				figure({ code: 'D-1', overlapGroups }),
				figure({ code: 'D-2', overlapGroups, livingSituation: 'embassy_premises' })
			],
			AS_OF
		);
		const { 'D-2': sentence, ...others } = describeAll(cells);
		expect(others).toEqual({});
		expect(sentence).toContain('D-1 counts partly the same people with the same low');
		expect(sentence).not.toContain('greater');
	});

	it('says of a total whose own low is smaller that its breakdown makes it count', () => {
		const cells = toCells(
			[
				figure({ code: 'D-1', estimate: people(50), overlapGroups }),
				figure({ code: 'D-2', estimate: people(90), nationalities: ['ID'], publisher: 'Mission' }),
				figure({ code: 'D-3', estimate: people(70), overlapGroups, livingSituation: 'embassy_premises' })
			],
			AS_OF
		);
		expect(describeAll(cells)).toEqual({
			'D-3':
				'Adds nothing here: D-1 counts partly the same people, and its low, with that of its breakdown by nationality, is no smaller.'
		});
	});

	it('says of a figure that goes with its total that it does', () => {
		const cells = toCells(
			[
				figure({ code: 'D-1', estimate: people(100), overlapGroups }),
				figure({ code: 'D-2', estimate: people(90), nationalities: ['ID'], publisher: 'Mission' }),
				figure({ code: 'D-3', estimate: people(300), overlapGroups, livingSituation: 'embassy_premises' })
			],
			AS_OF
		);
		expect(describeAll(cells)['D-2']).toBe(
			'Adds nothing here: the figure for all nationalities, of which this one is a part, counts partly the same people as D-3 and adds nothing either.'
		);
	});
});

describe('describeSetAside', () => {
	it.each([
		['day', '64 left on 1 Jan 2026 (KH-E-080)'],
		['month', '64 left in January 2026 (KH-E-080)'],
		['year', '64 left in 2026 (KH-E-080)']
	] as const)(
		'gives the date of a closing event that is known to the %s no more exactly',
		(precision, text) => {
			const closedBy = {
				...{ eventCode: 'KH-E-080', occurredOn: '2026-01-01', datePrecision: precision },
				people: people(64)
			};
			const sentence = describeSetAside({ figure: figure(), reason: 'closed_by_event', closedBy }, i18n);
			expect(sentence).toBe(`Set aside: ${text}; who remained was not counted.`);
		}
	);
});
