import { describe, expect, it } from 'vitest';
import { isGraphic } from '#lib/domain/graphic.ts';

describe('isGraphic', () => {
	it.each([
		['Three people charged.', 'death'],
		['Shells fell near the casino.', 'armed_strike'],
		['Student found dead after torture.', 'escape'],
		['Two people jumping to their deaths.', null],
		['People said they were beaten.', 'raid']
	])('is so of %s (%s)', (description, kind) => {
		expect(isGraphic(description, kind)).toBe(true);
	});

	it.each([
		['Seven floors, found nearly empty; phones and computers seized.', 'raid'],
		['A skilled interpreter helped; grapes were sold at the gate.', 'rescue'],
		[null, 'death']
	])('is not so of %s (%s)', (description, kind) => {
		expect(isGraphic(description, kind)).toBe(false);
	});
});
