import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseFigure } from '#lib/domain/choosing.ts';
import { NOT_KNOWN } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { compareCandidates } from '#lib/domain/ranking.ts';
import { expectOrdered } from '../../../tests/support/domain-arbitraries.ts';
import {
	anyFigure,
	anyFigures,
	AS_OF,
	figure,
	people,
	shuffled
} from '../../../tests/support/domain-figures.ts';

/** Each of its own series, so that all are candidates. */
const choose = (...given: Partial<Figure>[]) =>
	chooseFigure(
		given.map((one, place) => figure({ code: `D-${place + 1}`, publisher: `P-${place + 1}`, ...one })),
		AS_OF
	);
const codes = (figures: readonly Figure[]) => figures.map((one) => one.code);

describe('chooseFigure', () => {
	it('is not known where no figure is current, and says what was set aside', () => {
		const choice = choose({ referenceOn: '2026-01-01' }, { referenceOn: null });
		expect(choice.estimate).toEqual(NOT_KNOWN);
		expect(choice).toMatchObject({ chosen: null, freshness: null, decidedBy: null });
		expect(choice.setAside.map((one) => one.reason)).toEqual(['expired', 'undated']);
	});

	it.each<[string, Partial<Figure>, Partial<Figure>]>([
		[
			'recommended',
			{ isCounted: false },
			{ recommendation: { revision: 2, reason: 'seen' }, isCounted: false }
		],
		[
			'recommended',
			{ recommendation: { revision: 2, reason: 'a' } },
			{ recommendation: { revision: 3, reason: 'b' } }
		],
		['counted', { estimate: NOT_KNOWN }, { referenceOn: '2026-02-06', method: 'media_report' }],
		['freshness', { referenceOn: '2026-02-06' }, { referenceOn: '2026-01-20', intervalDays: 30 }],
		['method', { method: 'key_informant' }, { method: 'registration', takesLeaversOff: true }],
		['method', { method: 'registration', bestReliability: 'A' }, { method: 'estimate' }],
		['reliability', { bestReliability: null }, { bestReliability: 'F', referenceOn: '2026-02-21' }],
		['reference_date', { referenceOn: '2026-02-21', revision: 9 }, { referenceOn: '2026-02-22' }],
		['revision', { revision: 1 }, { revision: 2 }],
		['code', { code: 'D-9' }, { code: 'D-10' }]
	])('decides by %s', (rule, loser, winner) => {
		const choice = choose(loser, winner);
		expect(choice.decidedBy).toBe(rule);
		expect(choice.chosen?.publisher).toBe('P-2');
	});

	it('says so where there was nothing to decide', () => expect(choose({}).decidedBy).toBe('only_candidate'));

	it('widens a counted figure by the counted ones within 7 days, and keeps its best', () => {
		const choice = choose(
			{ estimate: people(200) },
			{ estimate: people(150, null, 180), referenceOn: '2026-02-15' },
			{ estimate: people(190, 210, 260), referenceOn: '2026-02-20' },
			{ estimate: people(200), referenceOn: '2026-02-20' },
			{ estimate: NOT_KNOWN },
			{ estimate: people(1, null, 900), referenceOn: '2026-02-14' }
		);
		expect(choice.estimate).toEqual({ low: 150, best: 200, high: 260 });
		expect(codes(choice.widenedBy)).toEqual(['D-3', 'D-2']);
		expect(codes(choice.triangulation).sort()).toEqual(['D-2', 'D-3', 'D-4', 'D-5', 'D-6']);
	});

	it('has no high where one of those near has none', () => {
		const choice = choose({ estimate: people(200) }, { estimate: people(180, null) });
		expect(choice.estimate).toEqual({ low: 180, best: 200, high: null });
	});

	it('never widens a figure without a count', () => {
		const recommendation = { revision: 2, reason: 'they moved on' };
		const choice = choose({ estimate: NOT_KNOWN, recommendation }, { estimate: people(50) });
		expect(choice.estimate).toEqual(NOT_KNOWN);
		expect(codes(choice.triangulation)).toEqual(['D-2']);
	});

	it('is contradicted by what lies further off and wholly outside the widened range', () => {
		const far = { referenceOn: '2026-02-10' };
		const choice = choose(
			{ estimate: people(200) },
			{ estimate: people(200, null, 300), referenceOn: '2026-02-20' },
			{ ...far, estimate: people(250, null) },
			{ ...far, estimate: people(301, null) },
			{ ...far, estimate: people(300, null) },
			{ ...far, estimate: people(null, null, 199) },
			{ ...far, estimate: people(199, null, 200) }
		);
		expect(codes(choice.contradictedBy)).toEqual(['D-4', 'D-6']);
	});

	it('is never contradicted by what lies within 7 days, which widens it instead', () => {
		const choice = choose({ estimate: people(200) }, { estimate: people(900), referenceOn: '2026-02-15' });
		expect(choice.contradictedBy).toEqual([]);
		expect(choice.estimate).toEqual({ low: 200, best: 200, high: 900 });
	});

	it('keeps low ≤ best ≤ high, holds the chosen figure, and forgets no figure', () => {
		fc.assert(
			fc.property(anyFigures(), (figures) => {
				const choice = chooseFigure(figures, AS_OF);
				expectOrdered(choice.estimate);
				const { chosen, triangulation, setAside } = choice;
				const seen = [...(chosen ? [chosen] : []), ...triangulation, ...setAside.map((one) => one.figure)];
				expect(codes(seen).sort()).toEqual(codes(figures).sort());
				if (chosen) {
					expect(choice.estimate.low).toBeLessThanOrEqual(chosen.estimate.low);
					expect(choice.estimate.best).toBe(chosen.estimate.best);
				} else expect(choice.estimate).toEqual(NOT_KNOWN);
			})
		);
	});

	it('gives the same answer whatever the order of the figures', () => {
		const twice = anyFigures().chain((figures) => fc.tuple(fc.constant(figures), shuffled(figures)));
		fc.assert(
			fc.property(twice, ([figures, again]) => {
				expect(chooseFigure(again, AS_OF)).toEqual(chooseFigure(figures, AS_OF));
			})
		);
	});

	it('is not changed by a figure that has expired', () => {
		const weekly = { intervals: [7] };
		fc.assert(
			fc.property(anyFigures(weekly), anyFigure(weekly), (figures, one) => {
				const added = { ...one, code: 'D-added' };
				const after = chooseFigure([...figures, added], AS_OF);
				fc.pre(
					after.setAside.some(({ figure: out, reason }) => out.code === 'D-added' && reason === 'expired')
				);
				const before = chooseFigure(figures, AS_OF);
				expect(after.estimate).toEqual(before.estimate);
				expect(after.chosen?.code).toBe(before.chosen?.code);
			})
		);
	});
});

describe('compareCandidates', () => {
	it('is an order: what is better than the better one is better', () => {
		const anyCandidate = anyFigure().map((one) => ({
			figure: one,
			referenceOn: one.referenceOn ?? AS_OF,
			freshness: 'due' as const,
			recommendedAt: one.recommendation?.revision ?? null
		}));
		fc.assert(
			fc.property(anyCandidate, anyCandidate, anyCandidate, (a, b, c) => {
				expect(Math.sign(compareCandidates(a, b)) + Math.sign(compareCandidates(b, a))).toBe(0);
				if (compareCandidates(a, b) <= 0 && compareCandidates(b, c) <= 0) {
					expect(compareCandidates(a, c)).toBeLessThanOrEqual(0);
				}
			})
		);
	});
});
