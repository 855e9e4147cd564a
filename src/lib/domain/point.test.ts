import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPoint } from './point.ts';

describe('readPoint', () => {
	it.each([
		['11.567891', '104.912345', [104.912345, 11.567891]],
		[' 11,5 ', '104,9', [104.9, 11.5]],
		['-3', '+7', [7, -3]]
	])('reads %j and %j', (latitude, longitude, point) => {
		expect(readPoint(latitude, longitude)).toEqual(point);
	});

	it.each([
		['', '104.9', 'notNumbers'],
		['11.5', 'east', 'notNumbers'],
		['11°30′', '104.9', 'notNumbers'],
		['1e1', '104.9', 'notNumbers'],
		['104.9', '11.5', 'swapped'],
		['11.5', '204.9', 'outside'],
		['191', '200', 'outside']
	])('refuses %j and %j: %s', (latitude, longitude, fault) => {
		expect(readPoint(latitude, longitude)).toBe(fault);
	});

	it('finds every pair of Cambodia that is swapped', () => {
		const lat = fc.double({ min: 9, max: 15, noNaN: true });
		const lon = fc.double({ min: 102, max: 108, noNaN: true });
		fc.assert(
			fc.property(lat, lon, (a, b) => {
				expect(readPoint(b.toFixed(6), a.toFixed(6))).toBe('swapped');
			})
		);
	});
});
