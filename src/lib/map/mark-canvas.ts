import type { Drawing } from '#lib/map/drawing.ts';
import type { MapMark } from '#lib/map/layer.ts';
import type { MapName } from '#lib/map/map-names.ts';
import { toMark } from '#lib/map/marks.ts';
import type { LonLat } from '#lib/map/mercator.ts';
import { keepRoom, pickMark, type MarkOnScreen, type ScreenBox } from '#lib/map/on-screen.ts';
import { paintMark, type Palette } from '#lib/map/paint.ts';
import { isWide, toRing } from '#lib/map/rings.ts';

/** What stands on the ground of the map. */
export interface Standing {
	marks: Drawing['marks'];
	names: readonly MapName[];
	/** As MapLibre counts it. */
	zoom: number;
}

interface Place {
	x: number;
	y: number;
}

const LETTER_PX = 12;
const NAME_FONT = `${LETTER_PX}px 'Noto Sans', 'Noto Sans Khmer', sans-serif`;
const COUNT_FONT = `600 ${NAME_FONT}`;
/** From a place down to the middle of its name. */
const NAME_DOWN_PX = 14;
const NAME_PADDING_PX = 4;
/** What lies further outside than this is not drawn. */
const MARGIN_PX = 60;

/**
 * Marks with their numbers, rings and names, on a canvas over that of MapLibre, which has the ground alone. They are
 * drawn at once when they change, and again with each picture of MapLibre (`docs/decisions/29-map.md`).
 */
export class MarkCanvas {
	readonly #canvas = document.createElement('canvas');
	readonly #context = this.#canvas.getContext('2d')!;
	readonly #project: (at: LonLat) => Place;
	readonly #formatCount: (count: number) => string;
	readonly #widths = new Map<string, number>();
	#pictures = new Map<string, HTMLCanvasElement>();
	#palette: Palette;
	#standing: Standing = { marks: [], names: [], zoom: 0 };
	#rings: { id: string; ring: LonLat[] }[] = [];
	#focused: MapMark | null = null;
	#onScreen: MarkOnScreen[] = [];

	/**
	 * @param parent that MapLibre's canvas is in
	 * @param project where a place is on the screen, in pixels from the upper left corner of the map
	 */
	constructor(
		parent: HTMLElement,
		palette: Palette,
		formatCount: (count: number) => string,
		project: (at: LonLat) => Place
	) {
		this.#palette = palette;
		this.#formatCount = formatCount;
		this.#project = project;
		this.#canvas.className = 'marks';
		parent.append(this.#canvas);
	}

	/** Draws this from now on; the same again is not drawn again. */
	show(standing: Standing): void {
		const isSame = toText(standing) === toText(this.#standing);
		this.#standing = standing;
		if (isSame) return;
		this.#rings = standing.marks
			.filter((mark) => isWide(mark, standing.zoom))
			.map((mark) => ({ id: mark.id, ring: toRing(mark) }));
		void this.#loadFonts();
		this.draw();
	}

	/** Shows which mark the keyboard is at; null for none. */
	focus(mark: MapMark | null): void {
		this.#focused = mark;
		this.draw();
	}

	/** Draws with other colours. */
	repaint(palette: Palette): void {
		this.#palette = palette;
		this.#pictures = new Map();
		this.draw();
	}

	/** Draws what stands, where the map is now. */
	draw(): void {
		this.#clear();
		for (const { ring } of this.#rings) this.#drawRing(ring);
		this.#onScreen = this.#listOnScreen();
		this.#drawNames();
		for (const { mark } of this.#onScreen) this.#drawMark(mark);
		if (this.#focused) this.#drawPicture('focus:mark', this.#placeOf(this.#focused));
	}

	/** The mark that a click or finger is at and that leads somewhere. */
	pick(point: Place): MapMark | undefined {
		return pickMark(this.#onScreen, point);
	}

	/** Letters that arrive later than what they write have it written again. */
	async #loadFonts(): Promise<void> {
		const text = this.#standing.names.map(({ name }) => name).join('');
		const missing = [NAME_FONT, COUNT_FONT].filter((font) => !document.fonts.check(font, text));
		if (missing.length === 0) return;
		await Promise.allSettled(missing.map((font) => document.fonts.load(font, text)));
		this.#widths.clear();
		this.draw();
	}

	#clear(): void {
		const { clientWidth, clientHeight } = this.#canvas;
		const density = this.#density;
		const [width, height] = [Math.round(clientWidth * density), Math.round(clientHeight * density)];
		if (this.#canvas.width !== width || this.#canvas.height !== height) {
			Object.assign(this.#canvas, { width, height });
		}
		this.#context.setTransform(density, 0, 0, density, 0, 0);
		this.#context.clearRect(0, 0, clientWidth, clientHeight);
	}

	get #density(): number {
		return Math.max(1, Math.min(3, window.devicePixelRatio));
	}

	#listOnScreen(): MarkOnScreen[] {
		const rings = new Set(this.#rings.map(({ id }) => id));
		const { clientWidth, clientHeight } = this.#canvas;
		return this.#standing.marks.flatMap((mark) => {
			if (rings.has(mark.id)) return [];
			const box = this.#boxOf(mark);
			const isSeen =
				box.right > -MARGIN_PX &&
				box.bottom > -MARGIN_PX &&
				box.left < clientWidth + MARGIN_PX &&
				box.top < clientHeight + MARGIN_PX;
			return isSeen ? [{ mark, box }] : [];
		});
	}

	#placeOf({ at, shift: [right, down] }: MapMark): Place {
		const { x, y } = this.#project(at);
		return { x: x + right, y: y + down };
	}

	#boxOf(mark: MapMark): ScreenBox {
		const { x, y } = this.#placeOf(mark);
		const { reach } = toMark(mark.picture);
		const count = mark.count === null ? 0 : 1 + this.#widthOf(this.#formatCount(mark.count), COUNT_FONT);
		return { left: x - reach, top: y - reach, right: x + reach + count, bottom: y + reach };
	}

	#widthOf(text: string, font: string): number {
		const key = `${font}|${text}`;
		const known = this.#widths.get(key);
		if (known !== undefined) return known;
		this.#context.font = font;
		const { width } = this.#context.measureText(text);
		this.#widths.set(key, width);
		return width;
	}

	#drawRing(ring: readonly LonLat[]): void {
		const context = this.#context;
		context.beginPath();
		for (const at of ring) {
			const { x, y } = this.#project(at);
			context.lineTo(x, y);
		}
		context.closePath();
		context.globalAlpha = 0.12;
		context.fillStyle = this.#palette.muted!;
		context.fill();
		context.globalAlpha = 1;
		context.strokeStyle = this.#palette.muted!;
		context.lineWidth = 1;
		context.setLineDash([3, 2]);
		context.stroke();
		context.setLineDash([]);
	}

	#drawNames(): void {
		const labels = this.#standing.names
			.filter(({ fromZoom }) => this.#standing.zoom >= fromZoom)
			.map(({ name, at, kind }) => {
				const { x, y } = this.#project(at);
				const half = this.#widthOf(name, NAME_FONT) / 2 + NAME_PADDING_PX;
				const [top, bottom] = [y + NAME_DOWN_PX - LETTER_PX / 2, y + NAME_DOWN_PX + LETTER_PX / 2];
				return { name, kind, x, y: y + NAME_DOWN_PX, box: { left: x - half, right: x + half, top, bottom } };
			});
		this.#context.textAlign = 'center';
		for (const { name, kind, x, y } of keepRoom(
			labels,
			this.#onScreen.map(({ box }) => box)
		)) {
			this.#write(name, { x, y }, NAME_FONT, kind === 'town' ? 'ink' : 'muted', 'land');
		}
	}

	#drawMark(mark: MapMark): void {
		const place = this.#placeOf(mark);
		this.#drawPicture(mark.picture, place);
		if (mark.count === null) return;
		this.#context.textAlign = 'left';
		const right = toMark(mark.picture).reach + 1;
		this.#write(
			this.#formatCount(mark.count),
			{ x: place.x + right, y: place.y },
			COUNT_FONT,
			'ink',
			'paper'
		);
	}

	#drawPicture(name: string, { x, y }: Place): void {
		const mark = toMark(name);
		const picture = this.#pictures.get(name) ?? paintMark(mark, this.#palette, this.#density);
		this.#pictures.set(name, picture);
		this.#context.drawImage(picture, x - mark.reach, y - mark.reach, mark.reach * 2, mark.reach * 2);
	}

	/** Letters with a seam, so that they can be read on everything. */
	#write(text: string, { x, y }: Place, font: string, ink: string, seam: string): void {
		const context = this.#context;
		Object.assign(context, { font, textBaseline: 'middle', lineJoin: 'round', lineWidth: 3 });
		context.strokeStyle = this.#palette[seam]!;
		context.strokeText(text, x, y);
		context.fillStyle = this.#palette[ink]!;
		context.fillText(text, x, y);
	}
}

/** Two that read the same look the same. */
function toText({ marks, names, zoom }: Standing): string {
	return JSON.stringify([
		zoom,
		names,
		marks.map(({ id, picture, at, shift, count }) => [id, picture, at, shift, count])
	]);
}
