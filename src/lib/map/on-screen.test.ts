import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MapMark } from '#lib/map/layer.ts';
import { keepRoom, pickMark, type MarkOnScreen, type ScreenBox } from '#lib/map/on-screen.ts';

const toBox = (left: number, top: number, width = 20, height = 20): ScreenBox => ({
	...{ left, top },
	...{ right: left + width, bottom: top + height }
});

const toMark = (id: string, box: ScreenBox, leads = true): MarkOnScreen => ({
	box,
	mark: { id, target: leads ? { kind: 'area', pcode: id } : null } as MapMark
});

const anyBox = fc
	.record({
		left: fc.integer({ min: 0, max: 200 }),
		top: fc.integer({ min: 0, max: 200 }),
		width: fc.integer({ min: 1, max: 40 }),
		height: fc.integer({ min: 1, max: 40 })
	})
	.map(({ left, top, width, height }) => toBox(left, top, width, height));

describe('pickMark', () => {
	const marks = [toMark('low', toBox(0, 0)), toMark('high', toBox(10, 0)), toMark('far', toBox(100, 100))];

	it('gives the mark under the pointer, and the upper one of two', () => {
		expect(pickMark(marks, { x: 5, y: 5 })?.id).toBe('low');
		expect(pickMark(marks, { x: 15, y: 5 })?.id).toBe('high');
	});

	it('reaches ten pixels beyond a mark, and no further', () => {
		expect(pickMark(marks, { x: 90, y: 110 })?.id).toBe('far');
		expect(pickMark(marks, { x: 89, y: 110 })).toBeUndefined();
		expect(pickMark(marks, { x: 92, y: 92 })).toBeUndefined();
	});

	it('prefers the nearer one to the upper one', () => {
		expect(pickMark([marks[2]!, marks[0]!], { x: 100, y: 100 })?.id).toBe('far');
		expect(pickMark([toMark('near', toBox(0, 0)), toMark('upper', toBox(25, 0))], { x: 21, y: 5 })?.id).toBe(
			'near'
		);
	});

	it('passes through what leads nowhere, such as a ring', () => {
		expect(pickMark([marks[0]!, toMark('ring', toBox(0, 0, 90, 90), false)], { x: 5, y: 5 })?.id).toBe('low');
	});
});

describe('keepRoom', () => {
	it('never leaves two labels over each other, or one over what is taken', () => {
		fc.assert(
			fc.property(fc.array(anyBox), fc.array(anyBox), (boxes, taken) => {
				const kept = keepRoom(
					boxes.map((box) => ({ box })),
					taken
				).map(({ box }) => box);
				for (const [index, box] of kept.entries()) {
					const others = [...taken, ...kept.slice(0, index)];
					expect(others.filter((other) => keepRoom([{ box }], [other]).length === 0)).toEqual([]);
				}
			})
		);
	});

	it('leaves out no label that has room', () => {
		fc.assert(
			fc.property(fc.array(anyBox), fc.array(anyBox), (boxes, taken) => {
				const labels = boxes.map((box) => ({ box }));
				const kept = keepRoom(labels, taken);
				const all = [...taken, ...kept.map(({ box }) => box)];
				for (const label of labels.filter((one) => !kept.includes(one))) {
					expect(keepRoom([label], all)).toEqual([]);
				}
			})
		);
	});

	it('lets labels touch', () => {
		expect(keepRoom([{ box: toBox(20, 0) }], [toBox(0, 0)])).toHaveLength(1);
	});
});
