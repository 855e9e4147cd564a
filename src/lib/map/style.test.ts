import { createExpression, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { Palette } from '#lib/map/paint.ts';
import { areaColour, countOffset, FONT, iconOffset, layOver, SOURCES, toStyle } from '#lib/map/style.ts';

const palette: Palette = {
	...{
		ink: '#111111',
		paper: '#fff',
		muted: '#555',
		line: '#ddd',
		link: '#00f',
		water: '#aaf',
		land: '#eeeeee'
	},
	...{ fresh: '#000001', due: '#000002', overdue: '#000003', expired: '#000004' }
};
const faces: Parameters<typeof toStyle>[1] = {
	[FONT]: [{ url: '/khmer.woff2', 'unicode-range': ['U+1780-17FF'] }]
};

/** What an expression says of a feature with these properties. */
function evaluate(expression: typeof iconOffset, properties: Record<string, unknown>): unknown {
	const made = createExpression(expression, 'layers[0].layout.icon-offset');
	if (made.result === 'error') throw new Error(made.value.map(({ message }) => message).join('; '));
	const value: unknown = made.value.evaluate({ zoom: 7 }, { type: 'Point', properties });
	return JSON.parse(JSON.stringify(value));
}

describe('the expressions', () => {
	it('move a picture by as many pixels as its mark says', () => {
		expect(evaluate(iconOffset, { shift: [0, -12] })).toEqual([0, -12]);
	});

	it('write the count right of the picture, in sizes of letters', () => {
		expect(evaluate(countOffset, { countShift: [1, -1.5] })).toEqual([1, -1.5]);
	});

	it('fill an area by its ink, and as land where it has none', () => {
		expect(evaluate(areaColour(palette), { ink: 'overdue' })).toBe('#000003');
		expect(evaluate(areaColour(palette), {})).toBe('#eeeeee');
	});
});

describe('the style', () => {
	it('is one that MapLibre takes', () => {
		expect(validateStyleMin(toStyle(palette, faces)).map(({ message }) => message)).toEqual([]);
	});

	it('asks no other server for anything', () => {
		expect(JSON.stringify(toStyle(palette, faces))).not.toMatch(/https?:|\/\//);
	});

	it('lies over the style of an operator, all of it kept, without our land', () => {
		const given = {
			version: 8 as const,
			sources: { theirs: { type: 'vector' as const, url: 'https://tiles.example.org' } },
			layers: [{ id: 'sea', type: 'background' as const }]
		};
		const laid = layOver(given, palette, faces);
		expect(laid.layers[0]).toEqual(given.layers[0]);
		expect(Object.keys(laid.sources)).toEqual(['theirs', ...SOURCES]);
		expect(laid.layers.map(({ id }) => id)).not.toContain('land');
		expect(validateStyleMin(laid).map(({ message }) => message)).toEqual([]);
	});
});
