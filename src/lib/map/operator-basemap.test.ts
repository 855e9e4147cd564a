import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { loadBasemap, toPictureStyle, toVectorStyle } from '#lib/map/operator-basemap.ts';

const ADDRESS = 'https://tiles.example.org/cambodia.pmtiles';
const PALETTE = { water: '#aaaaff', land: '#eeeeee', line: '#dddddd', muted: '#555555' };

/** What `loadBasemap` says of a server that answers every request alike. */
async function loadFrom(status: number, body: string): Promise<Awaited<ReturnType<typeof loadBasemap>>> {
	const server = createServer((_, answer) => answer.writeHead(status).end(body)).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	try {
		return await loadBasemap(`http://127.0.0.1:${(server.address() as AddressInfo).port}/style.json`, 'en');
	} finally {
		server.close();
	}
}

describe('loadBasemap', () => {
	it('takes a style as it is', async () => {
		const style = { version: 8, sources: {}, layers: [] };
		const basemap = await loadFrom(200, JSON.stringify(style));
		expect(basemap(PALETTE)).toEqual(style);
	});

	it('throws where the address answers with an error or with no style', async () => {
		await expect(loadFrom(503, '')).rejects.toThrow('503');
		await expect(loadFrom(200, '<html>')).rejects.toThrow(SyntaxError);
	});
});

const messagesOf = (style: Parameters<typeof validateStyleMin>[0]) =>
	validateStyleMin({ ...style, glyphs: '{fontstack}/{range}' }).map(({ message }) => message);

describe('toPictureStyle', () => {
	it('makes a style that MapLibre takes', () => expect(messagesOf(toPictureStyle(ADDRESS))).toEqual([]));
});

describe('toVectorStyle', () => {
	const LAYERS = new Set(['earth', 'water', 'buildings', 'roads', 'boundaries', 'places']);

	it('makes a style that MapLibre takes, with places in the language of the page first', () => {
		const style = toVectorStyle(ADDRESS, LAYERS, 'km', PALETTE);
		expect(messagesOf(style)).toEqual([]);
		expect(style.sources.tiles).toMatchObject({ url: `pmtiles://${ADDRESS}` });
		expect(style.layers).toHaveLength(8);
		expect(JSON.stringify(style)).toContain('"name:km"');
	});

	it('asks for no layer that the archive does not hold', () => {
		const { layers } = toVectorStyle(ADDRESS, new Set(['earth']), 'en', PALETTE);
		expect(layers.map(({ id }) => id)).toEqual(['sea', 'earth']);
	});
});
