import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp, AddingRefused, toWhole, type AddingRule, type Part } from '#lib/domain/adding.ts';
import { sumEstimates, ZERO } from '#lib/domain/estimate.ts';
import { anyEstimate, expectOrdered } from '../../../tests/support/domain-arbitraries.ts';
import { people, shuffled } from '../../../tests/support/domain-figures.ts';

const part = (given: Partial<Part> = {}): Part => ({
	label: 'D-1',
	estimate: people(100),
	unit: 'person',
	kind: 'stock',
	datasets: ['public_record'],
	areaCode: 'KH12',
	ancestors: ['KH'],
	rounds: [],
	overlapGroups: [],
	shelterGroups: [],
	isExpired: false,
	...given
});

function ruleOf(parts: readonly Part[]): AddingRule | 'added' {
	try {
		addUp(parts);
		return 'added';
	} catch (error) {
		if (error instanceof AddingRefused) return error.rule;
		throw error;
	}
}

describe('addUp', () => {
	it('adds what nothing speaks against', () => {
		expect(addUp([part(), part({ estimate: people(10, null, 20) })])).toEqual({
			low: 110,
			best: null,
			high: 120
		});
	});

	it('is zero for no part', () => expect(addUp([])).toEqual(ZERO));

	it.each<[AddingRule, Partial<Part>, Partial<Part>]>([
		['units', {}, { unit: 'household' }],
		['kinds', {}, { kind: 'flow' }],
		['kinds', { kind: 'cumulative' }, { kind: 'flow' }],
		['datasets', {}, { datasets: ['exercise'] }],
		['datasets', {}, { datasets: ['live', 'exercise'] }],
		['expired', {}, { isExpired: true }],
		['area_and_part', { areaCode: 'KH' }, {}],
		['area_and_part', {}, { areaCode: 'KH1201', ancestors: ['KH12', 'KH'] }],
		['two_rounds', { rounds: ['OP: KH12 street'] }, { rounds: ['OP: KH12 street'] }],
		['overlap_group', { overlapGroups: ['G'] }, { overlapGroups: ['H', 'G'] }],
		['overlap_group', { overlapGroups: ['G'], areaCode: null }, { overlapGroups: ['G'] }]
	])('refuses by the rule %s, in either order', (rule, a, b) => {
		expect(ruleOf([part(a), part({ label: 'D-2', ...b })])).toBe(rule);
		expect(ruleOf([part({ label: 'D-2', ...b }), part(a)])).toBe(rule);
	});

	it.each<[string, Partial<Part>, Partial<Part>]>([
		['the public record and live data', {}, { datasets: ['live'] }],
		['two situations of one area', {}, {}],
		['an area and the row without a place', {}, { areaCode: null, ancestors: [] }],
		['one operation in two cells', { rounds: ['OP: KH12 street'] }, { rounds: ['OP: KH12 guesthouse'] }],
		['one overlap group in two shelters of an area', { shelterGroups: ['G'] }, { shelterGroups: ['G'] }],
		['one overlap group in two areas', { overlapGroups: ['G'] }, { overlapGroups: ['G'], areaCode: 'KH18' }]
	])('adds %s', (_, a, b) => expect(ruleOf([part(a), part(b)])).toBe('added'));

	it('finds a clash that is not with the first holder of a group', () => {
		const areas = ['KH01', 'KH12', 'KH12'].map((areaCode) => part({ areaCode, overlapGroups: ['G'] }));
		expect(ruleOf(areas)).toBe('overlap_group');
	});

	it('names both figures and the shared group', () => {
		const parts = [part({ overlapGroups: ['G'] }), part({ label: 'D-2', overlapGroups: ['G'] })];
		expect(() => addUp(parts)).toThrow(
			'These figures may not be added: D-1 and D-2 count partly the same people (G).'
		);
	});

	const anyPart = fc
		.record({
			estimate: anyEstimate,
			unit: fc.constantFrom('person', 'person', 'person', 'household'),
			kind: fc.constantFrom('stock', 'stock', 'stock', 'flow'),
			datasets: fc.subarray(['public_record', 'live'] as const),
			areaCode: fc.constantFrom('KH01', 'KH12', null),
			rounds: fc.subarray(['OP: a', 'OP: b', 'OP: c'], { maxLength: 1 }),
			overlapGroups: fc.subarray(['G', 'H', 'I'], { maxLength: 1 }),
			shelterGroups: fc.subarray(['G', 'H', 'I'], { maxLength: 1 })
		})
		.map((given) => part(given as Partial<Part>));

	it('refuses by the same rule whatever the order, and otherwise gives the plain sum', () => {
		const twice = fc
			.array(anyPart, { maxLength: 4 })
			.chain((parts) => fc.tuple(fc.constant(parts), shuffled(parts)));
		fc.assert(
			fc.property(twice, ([parts, again]) => {
				const rule = ruleOf(parts);
				expect(ruleOf(again)).toBe(rule);
				if (rule !== 'added') return;
				expectOrdered(addUp(parts));
				expect(addUp(parts)).toEqual(sumEstimates(parts.map(({ estimate }) => estimate)));
			})
		);
	});

	it('refuses a whole that holds what it refuses of its parts', () => {
		fc.assert(
			fc.property(fc.array(anyPart, { maxLength: 4 }), anyPart, (parts, one) => {
				fc.pre(ruleOf(parts) !== 'added');
				expect(ruleOf([...parts, one])).not.toBe('added');
			})
		);
	});
});

describe('toWhole', () => {
	it('adds up, and keeps what the rules must know of its parts', () => {
		const parts: [Part, Part] = [
			part({ rounds: ['OP: a'], overlapGroups: ['G'] }),
			part({ datasets: ['live'], overlapGroups: ['H'], shelterGroups: ['I'] })
		];
		expect(toWhole('KH12', 'KH12', parts)).toEqual(
			part({
				label: 'KH12',
				estimate: people(200),
				datasets: ['public_record', 'live'],
				rounds: ['OP: a'],
				overlapGroups: ['G', 'H'],
				shelterGroups: ['I']
			})
		);
	});

	it('refuses what may not be added', () => {
		const expired = part({ isExpired: true });
		expect(() => toWhole('KH12', 'KH12', [part(), expired])).toThrow(AddingRefused);
	});

	it('is refused in a greater sum for what is in it', () => {
		const whole = toWhole('KH12', 'KH12', [part({ overlapGroups: ['G'] }), part()]);
		expect(ruleOf([whole, part({ areaCode: null, overlapGroups: ['G'] })])).toBe('overlap_group');
	});
});
