import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#lib/domain/day.ts';
import { NOT_KNOWN, sumEstimates } from '#lib/domain/estimate.ts';
import { countUnaccounted, lessArrested, type EventCount } from '#lib/domain/unaccounted.ts';
import { anyEstimate, expectOrdered } from '../../../tests/support/domain-arbitraries.ts';
import { AS_OF, people, shuffled } from '../../../tests/support/domain-figures.ts';

const event = (given: Partial<EventCount> = {}): EventCount => ({
	code: 'E-1',
	kind: 'raid',
	isCumulative: false,
	occurredOn: AS_OF,
	areaCode: 'KH12',
	people: people(100),
	arrested: 0,
	hasDestination: false,
	...given
});

describe('lessArrested', () => {
	it('takes the arrested off every end, never below zero', () => {
		expect(lessArrested({ people: people(200, 300, 500), arrested: 250 })).toEqual(people(0, 50, 250));
		expect(lessArrested({ people: people(200, null), arrested: 50 })).toEqual(people(150, null));
	});

	it('knows only the most where nobody said how many were arrested', () => {
		expect(lessArrested({ people: people(200, 300, 500), arrested: null })).toEqual(people(null, null, 500));
		expect(lessArrested({ people: people(200, null), arrested: null })).toEqual(NOT_KNOWN);
	});

	it('keeps low ≤ best ≤ high', () => {
		fc.assert(
			fc.property(anyEstimate, fc.option(fc.nat(600)), (all, arrested) => {
				expectOrdered(lessArrested({ people: all, arrested }));
			})
		);
	});
});

describe('countUnaccounted', () => {
	it('is null, not zero, where no such event is recorded', () => {
		expect(countUnaccounted([], AS_OF)).toBeNull();
		expect(countUnaccounted([event({ hasDestination: true })], AS_OF)).toBeNull();
	});

	it.each(['raid', 'rescue', 'release', 'escape'])('counts a %s', (kind) => {
		expect(countUnaccounted([event({ kind })], AS_OF)?.estimate).toEqual(people(100));
	});

	it.each(['arrest', 'deportation', 'repatriation', 'transfer', 'death', 'policy'])(
		'does not count a %s',
		(kind) => expect(countUnaccounted([event({ kind })], AS_OF)).toBeNull()
	);

	it('never adds a total over a period', () => {
		expect(countUnaccounted([event({ isCumulative: true })], AS_OF)).toBeNull();
	});

	it('looks back 30 days, the day itself included, and not ahead', () => {
		expect(countUnaccounted([event({ occurredOn: '2026-01-24' })], AS_OF)).not.toBeNull();
		expect(countUnaccounted([event({ occurredOn: '2026-01-23' })], AS_OF)).toBeNull();
		expect(countUnaccounted([event({ occurredOn: '2026-02-23' })], AS_OF)).toBeNull();
	});

	it('opens to its events, latest first', () => {
		const counted = countUnaccounted(
			[
				event({ code: 'E-1', occurredOn: '2026-02-01', arrested: 30 }),
				event({ code: 'E-3', arrested: null }),
				event({ code: 'E-2', arrested: 100 })
			],
			AS_OF
		);
		expect(counted?.estimate).toEqual({ low: 70, best: null, high: 170 });
		expect(counted?.parts.map((part) => [part.event.code, part.estimate.high])).toEqual([
			['E-2', 0],
			['E-3', 100],
			['E-1', 70]
		]);
	});

	it('is the sum of its parts, whatever the order of the events', () => {
		const anyEvents = fc
			.array(
				fc.record({
					kind: fc.constantFrom('raid', 'escape', 'arrest'),
					occurredOn: fc.integer({ min: -5, max: 40 }).map((age) => addDays(AS_OF, -age)),
					people: anyEstimate,
					arrested: fc.option(fc.nat(200)),
					hasDestination: fc.boolean(),
					isCumulative: fc.boolean()
				})
			)
			.map((drawn) => drawn.map((one, place) => event({ code: `E-${place}`, ...one })))
			.chain((events) => fc.tuple(fc.constant(events), shuffled(events)));
		fc.assert(
			fc.property(anyEvents, ([events, again]) => {
				const counted = countUnaccounted(events, AS_OF);
				expect(countUnaccounted(again, AS_OF)).toEqual(counted);
				if (!counted) return;
				expectOrdered(counted.estimate);
				expect(counted.estimate).toEqual(sumEstimates(counted.parts.map((part) => part.estimate)));
			})
		);
	});
});
