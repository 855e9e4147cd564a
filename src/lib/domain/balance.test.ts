import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listBalances, type Operation } from '#lib/domain/balance.ts';
import { NOT_KNOWN } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { expectOrdered } from '../../../tests/support/domain-arbitraries.ts';
import { anyFigures, AS_OF, figure, people, shuffled } from '../../../tests/support/domain-figures.ts';

const register: Operation = { code: 'IN', direction: 'in', counterpart: 'OUT', takesLeaversOff: false };
const cumulative = (operation: string, referenceOn: string, given: Partial<Figure> = {}) =>
	figure({ kind: 'cumulative', operation, referenceOn, code: `${operation} ${referenceOn}`, ...given });
const arrived = (on: string, given?: Partial<Figure>) => cumulative('IN', on, given);
const left = (on: string, given?: Partial<Figure>) => cumulative('OUT', on, given);

/** The one balance; undefined where there is none. */
const findBalance = (...given: Parameters<typeof listBalances>) => {
	const [balance, ...others] = listBalances(...given);
	expect(others).toEqual([]);
	return balance;
};

describe('listBalances', () => {
	it('is at most those who came less those who left', () => {
		const balance = findBalance(
			register,
			[
				arrived('2026-02-22', { estimate: people(4275, 4725, 4725) }),
				arrived('2026-02-03', { estimate: people(3100, null) }),
				left('2026-02-22', { estimate: people(692) })
			],
			AS_OF
		);
		expect(balance?.estimate).toEqual({ low: 0, best: null, high: 4033 });
		expect([balance?.in.code, balance?.out?.code]).toEqual(['IN 2026-02-22', 'OUT 2026-02-22']);
	});

	it('takes the latest of those who left up to the day of those who came', () => {
		const figures = [
			arrived('2026-02-10'),
			left('2026-02-09', { estimate: people(20, null) }),
			left('2026-02-11')
		];
		expect(findBalance(register, figures, AS_OF)?.out?.code).toBe('OUT 2026-02-09');
		expect(findBalance(register, figures, AS_OF)?.estimate).toEqual(people(null, null, 80));
	});

	it('looks at no figure after the day asked for', () => {
		expect(findBalance(register, [arrived('2026-02-23'), left('2026-02-01')], AS_OF)).toBeUndefined();
	});

	it('subtracts only those of the same nationalities and group, wherever they were counted', () => {
		const of = (code: string, nationalities: string[] | null, given: Partial<Figure> = {}) => ({
			...{ code, nationalities, populationGroup: 'left_compound' as const, ...given }
		});
		const figures = [
			arrived('2026-02-10', of('IN-ID', ['ID'], { estimate: people(500) })),
			arrived('2026-02-11', of('IN-KE', ['KE'], { estimate: people(90) })),
			arrived('2026-02-11', of('IN-ID-other', ['ID'], { estimate: people(70), populationGroup: 'other' })),
			left('2026-02-09', of('OUT-ID', ['ID'], { estimate: people(200), areaCode: null })),
			left('2026-02-10', of('OUT-KE', ['KE'], { estimate: people(30), areaCode: 'KH18' })),
			left('2026-02-10', of('OUT-all', null, { estimate: people(40) }))
		];
		const balances = listBalances(register, figures, AS_OF);
		expect(balances.map((one) => [one.in.code, one.out?.code, one.estimate.high])).toEqual([
			['IN-ID', 'OUT-ID', 300],
			['IN-KE', 'OUT-KE', 60]
		]);
	});

	it('subtracts nothing from a register that takes leavers off', () => {
		const figures = [arrived('2026-02-10', { estimate: people(90, 95, 99) }), left('2026-02-09')];
		expect(findBalance({ ...register, takesLeaversOff: true }, figures, AS_OF)).toMatchObject({
			estimate: people(90, 95, 99),
			out: null
		});
	});

	it('is not known where nobody said how many came at most', () => {
		const figures = [arrived('2026-02-10', { estimate: people(3100, null) }), left('2026-02-09')];
		expect(findBalance(register, figures, AS_OF)?.estimate).toEqual(NOT_KNOWN);
	});

	it('is never below zero', () => {
		const figures = [arrived('2026-02-10'), left('2026-02-09', { estimate: people(101) })];
		expect(findBalance(register, figures, AS_OF)?.estimate).toEqual(people(null, null, 0));
	});

	it('is undefined where one side is missing', () => {
		expect(findBalance(register, [arrived('2026-02-10')], AS_OF)).toBeUndefined();
		expect(findBalance(register, [left('2026-02-10')], AS_OF)).toBeUndefined();
		const both = [arrived('2026-02-10'), left('2026-02-10')];
		expect(findBalance({ ...register, counterpart: null }, both, AS_OF)).toBeUndefined();
		expect(findBalance({ ...register, direction: 'stock' }, both, AS_OF)).toBeUndefined();
	});

	it.each<[string, Partial<Figure>]>([
		['a flow', { kind: 'flow' }],
		['a stock', { kind: 'stock' }],
		['households', { unit: 'household' }],
		['women alone', { statesAttributes: true }],
		['a figure without a day', { referenceOn: null }]
	])('is not made of %s', (_, given) => {
		expect(findBalance(register, [arrived('2026-02-10', given), left('2026-02-10')], AS_OF)).toBeUndefined();
	});

	it('keeps low ≤ best ≤ high whatever the order of the figures', () => {
		const anyCase = anyFigures()
			.map((all) => all.map((one) => ({ ...one, kind: 'cumulative' as const })))
			.chain((all) => fc.tuple(fc.constant(all), shuffled(all)));
		const operation = { ...register, code: 'OP-1', counterpart: 'OP-2' };
		fc.assert(
			fc.property(anyCase, fc.boolean(), ([figures, again], takesLeaversOff) => {
				const balances = listBalances({ ...operation, takesLeaversOff }, figures, AS_OF);
				expect(listBalances({ ...operation, takesLeaversOff }, again, AS_OF)).toEqual(balances);
				for (const { estimate } of balances) expectOrdered(estimate);
			})
		);
	});
});
