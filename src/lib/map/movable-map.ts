import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import { drawSituation, type Drawing } from '#lib/map/drawing.ts';
import { toAreaFeatures } from '#lib/map/features.ts';
import { FONT_FACES } from '#lib/map/fonts.ts';
import type { LayerId, MapMark } from '#lib/map/layer.ts';
import { listNames } from '#lib/map/map-names.ts';
import type { MapOptions } from '#lib/map/map-options.ts';
import { MarkCanvas } from '#lib/map/mark-canvas.ts';
import { isInBox, type Box } from '#lib/map/mercator.ts';
import { HOME, openMap, toBounds } from '#lib/map/open-map.ts';
import type { Basemap } from '#lib/map/operator-basemap.ts';
import { paintHatch, readPalette, type Palette } from '#lib/map/paint.ts';
import { writePosition } from '#lib/map/position.ts';
import type { MapPosition, Situation } from '#lib/map/situation.ts';
import { layOver, toStyle, type SourceName } from '#lib/map/style.ts';

/** The map that can be moved: what `drawSituation` says, its areas drawn by MapLibre and its marks over them. */
export class MovableMap {
	readonly #map: MapLibre;
	readonly #marks: MarkCanvas;
	readonly #options: MapOptions;
	#palette: Palette;
	#situation: Situation = { areas: [], compounds: [], events: [] };
	#on: readonly LayerId[] = [];
	#lit: string | null = null;
	#drawing: Drawing = { fills: new Map(), marks: [], pictures: new Set() };
	#drawnZoom = Number.NaN;
	/** What each source was given last, as text: giving it the same again would lay it out and paint it again. */
	readonly #given = new Map<SourceName, string>();
	#isReady = false;
	#isRemoved = false;
	/** The operator's; null: ours, as none was chosen or until it came. */
	#basemap: Basemap | null = null;
	/** The position that the address names, as there; null for none. */
	#named: string | null;
	/** Whether the map is moved by its page, which knows. */
	#isLed = false;

	constructor(options: MapOptions) {
		this.#options = options;
		this.#palette = readPalette(options.container);
		this.#named = options.position && writePosition(options.position);
		this.#map = openMap(options, this.#palette);
		this.#map.setMissingStyleImageResolver((name) => this.#addImage(name));
		this.#marks = new MarkCanvas(this.#map.getCanvasContainer(), this.#palette, options.formatCount, (at) =>
			this.#map.project([...at])
		);
		this.#listen();
		if (options.basemapUrl !== null) this.#changeBasemap(options.basemapUrl).catch(options.onnobasemap);
	}

	/** Draws a situation with these layers. */
	show(situation: Situation, on: readonly LayerId[]): void {
		this.#situation = situation;
		this.#on = on;
		this.#drawnZoom = Number.NaN;
		this.#draw();
	}

	/** Lights one area, or (null) none. */
	light(pcode: string | null): void {
		if (this.#lit === pcode) return;
		this.#lit = pcode;
		this.#set('areas', toAreaFeatures(this.#options.boundaries, this.#drawing, pcode));
	}

	/** Shows which mark the keyboard is at; null for none. */
	focus(mark: MapMark | null): void {
		this.#marks.focus(mark);
	}

	/** Shows what is being measured or drawn. */
	sketch(features: FeatureCollection): void {
		this.#set('sketch', features);
	}

	/** Looks where the address says, or (null) at all of Cambodia; what the map itself told is no news to it. */
	lookAt(position: MapPosition | null): void {
		const named = position && writePosition(position);
		if (named === this.#named) return;
		this.#named = named;
		this.#isLed = true;
		if (position) this.#map.jumpTo({ center: [...position.centre], zoom: position.zoom });
		else this.#map.fitBounds(HOME, { animate: false });
		this.#isLed = false;
	}

	zoomBy(steps: number): void {
		this.#map.zoomTo(this.#map.getZoom() + steps);
	}

	/** Moves to where a box fills the map. */
	fit(box: Box): void {
		this.#map.fitBounds(toBounds(box), { padding: 60, maxZoom: 15 });
	}

	/** Moves to where the map begins: all of Cambodia. */
	fitAll(): void {
		this.#map.fitBounds(HOME);
	}

	/** Reads the colours of the theme again and draws with them. */
	repaint(): void {
		this.#palette = readPalette(this.#options.container);
		this.#isReady = false;
		const style = this.#basemap
			? layOver(this.#basemap(this.#palette), this.#palette, FONT_FACES)
			: toStyle(this.#palette);
		this.#map.setStyle(style, { diff: false });
		this.#map.once('style.load', () => this.#begin());
	}

	remove(): void {
		this.#isRemoved = true;
		this.#map.remove();
	}

	#listen(): void {
		this.#map.once('load', () => {
			this.#begin();
			this.#map.once('idle', () => this.#options.onready());
		});
		this.#map.on('moveend', () => {
			this.#rest();
			if (!this.#isReady || this.#isLed) return;
			const position = this.#toPosition();
			this.#named = writePosition(position);
			this.#options.onmove(position);
		});
		this.#map.on('zoom', () => this.#draw());
		this.#map.on('render', () => this.#marks.draw());
		this.#map.on('click', (event) => this.#click(event));
		this.#map.on('mousemove', (event) => {
			this.#options.onpointer([event.lngLat.lng, event.lngLat.lat]);
			this.#map.getCanvas().style.cursor = this.#marks.pick(event.point) ? 'pointer' : '';
			this.#options.onhover(this.#pickArea(event));
		});
		this.#map.on('mouseout', () => this.#options.onhover(null));
	}

	#begin(): void {
		this.#isReady = true;
		this.#given.clear();
		this.#drawnZoom = Number.NaN;
		this.#marks.repaint(this.#palette);
		this.#draw();
		this.#rest();
	}

	/** Marks are gathered anew at every half step of zoom: in between they stay where they are. */
	#draw(): void {
		const zoom = Math.round(this.#map.getZoom() * 2) / 2;
		if (!this.#isReady || zoom === this.#drawnZoom) return;
		const { boundaries, locale } = this.#options;
		const isNew = Number.isNaN(this.#drawnZoom);
		this.#drawnZoom = zoom;
		this.#drawing = drawSituation(this.#situation, this.#on, zoom);
		const names = listNames(this.#on.includes('areas') ? this.#situation.areas : [], locale);
		this.#marks.show({ marks: this.#drawing.marks, names, zoom });
		if (!isNew) return;
		this.#set('areas', toAreaFeatures(boundaries, this.#drawing, this.#lit));
		this.#rest();
	}

	#rest(): void {
		if (!this.#isReady) return;
		const bounds = this.#map.getBounds();
		const box: Box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
		const marks = this.#drawing.marks.filter(({ at, target }) => target !== null && isInBox(at, box));
		this.#options.onrest({ marks, drawing: this.#drawing });
	}

	#toPosition(): MapPosition {
		const { lng, lat } = this.#map.getCenter();
		return { centre: [lng, lat], zoom: this.#map.getZoom() };
	}

	#click(event: MapMouseEvent): void {
		if (this.#options.onclick([event.lngLat.lng, event.lngLat.lat])) return;
		const mark = this.#marks.pick(event.point);
		const area = this.#pickArea(event);
		if (mark) this.#options.onmark(mark);
		else if (area !== null) this.#options.onarea(area);
	}

	/** P-code of the area under the pointer; null for none. */
	#pickArea({ point }: MapMouseEvent): string | null {
		if (!this.#isReady) return null;
		const [found] = this.#map.queryRenderedFeatures(point, { layers: ['area-fill'] });
		return (found?.properties.pcode as string | undefined) ?? null;
	}

	/** Pictures that an operator's style lacks stay missing. */
	#addImage(name: string): void {
		if (name !== 'hatch') return;
		const density = Math.max(1, Math.min(3, window.devicePixelRatio));
		this.#map.addImage(name, paintHatch(this.#palette, density), { pixelRatio: density });
	}

	/** Lays the situation over a basemap that an operator chose; until it came, and where it does not, ours stays. */
	async #changeBasemap(address: string): Promise<void> {
		const { loadBasemap } = await import('#lib/map/operator-basemap.ts');
		this.#basemap = await loadBasemap(address, this.#options.locale);
		if (!this.#isRemoved) this.repaint();
	}

	#set(name: SourceName, features: FeatureCollection): void {
		const text = JSON.stringify(features);
		if (!this.#isReady || text === this.#given.get(name)) return;
		this.#given.set(name, text);
		void this.#map.getSource<GeoJSONSource>(name)?.setData(features);
	}
}
