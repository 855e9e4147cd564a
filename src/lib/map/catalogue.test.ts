import { describe, expect, it } from 'vitest';
import { CATALOGUE, LAYERS_AT_FIRST, readLayers, toFill, writeLayers } from '#lib/map/catalogue.ts';
import { LAYER_IDS } from '#lib/map/layer.ts';

const read = (query: string) => readLayers(new URLSearchParams(query));

describe('layers in an address', () => {
	it('are those of the first view where it says nothing', () => {
		expect(read('as_of=2026-02-22')).toEqual(LAYERS_AT_FIRST);
		expect(writeLayers(LAYERS_AT_FIRST)).toBeNull();
	});

	it('are none where it names none', () => {
		expect(read('layers=')).toEqual([]);
		expect(writeLayers([])).toBe('');
	});

	it('are read as a form or a link writes them, in the order of drawing, unknown ones left out', () => {
		expect(read('layers=&layers=people&layers=areas')).toEqual(['areas', 'people']);
		expect(read('layers=people,areas,secrets')).toEqual(['areas', 'people']);
	});

	it('come back as they were written', () => {
		for (const id of LAYER_IDS) expect(read(`layers=${writeLayers([id])}`)).toEqual([id]);
	});
});

describe('the catalogue', () => {
	it('fills areas by class only: never by a count of people or records', () => {
		const filling = CATALOGUE.filter(({ legend }) => legend.some(({ picture }) => 'fill' in picture));
		expect(filling.map(({ id }) => id)).toEqual(['freshness']);
	});

	it('hatches what was never known, and fills every class with a colour of its own', () => {
		expect(toFill('freshness:never_known')).toEqual({ hatch: true });
		const fills = ['up_to_date', 'due', 'overdue', 'expired'].map((state) => toFill(`freshness:${state}`));
		expect(new Set(fills.map((fill) => JSON.stringify(fill))).size).toBe(4);
	});

	it('credits a source for each layer', () => {
		for (const { attributions } of CATALOGUE) expect(attributions.length).toBeGreaterThan(0);
	});
});
