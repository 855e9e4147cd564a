import { createExpression, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import type { Palette } from '#lib/map/paint.ts';
import { areaColour, FONT, layOver, SOURCES, toStyle } from '#lib/map/style.ts';

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
const faces: Parameters<typeof layOver>[2] = {
	[FONT]: [{ url: '/khmer.woff2', 'unicode-range': ['U+1780-17FF'] }]
};

describe('the colour of an area', () => {
	it('is that of its ink, and land where it has none', () => {
		const made = createExpression(areaColour(palette), 'layers[0].paint.fill-color');
		if (made.result === 'error') throw new Error(made.value.map(({ message }) => message).join('; '));
		const { value: colour } = made;
		const paint = (properties: object): unknown =>
			colour.evaluate({ zoom: 7 }, { type: 'Polygon', properties: { ...properties } });
		expect(paint({ ink: 'overdue' })).toBe('#000003');
		expect(paint({})).toBe('#eeeeee');
	});
});

describe('the style', () => {
	it('is one that MapLibre takes', () => {
		expect(validateStyleMin(toStyle(palette)).map(({ message }) => message)).toEqual([]);
	});

	it('asks no other server for anything', () => {
		expect(JSON.stringify(toStyle(palette))).not.toMatch(/https?:|\/\//);
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
