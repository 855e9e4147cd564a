import type { Mark } from '#lib/map/marks.ts';

/** Colours of `app.css` as the theme has them now, by name. */
export type Palette = Readonly<Record<string, string>>;

const NAMES = [
	...['ink', 'paper', 'muted', 'line', 'link', 'people', 'active', 'cleared', 'raid', 'release', 'return'],
	...['shelter', 'fresh', 'due', 'overdue', 'expired', 'water', 'land']
];

/** The colours that an element is drawn with now, in the form that a canvas takes. */
export function readPalette(element: HTMLElement): Palette {
	const probe = element.appendChild(document.createElement('span'));
	const colours = NAMES.map((name) => {
		probe.style.color = `var(--${name})`;
		return [name, getComputedStyle(probe).color];
	});
	probe.remove();
	return Object.fromEntries(colours) as Palette;
}

/** A mark as a picture, at the density of the screen. */
export function paintMark({ reach, parts }: Mark, palette: Palette, density: number): HTMLCanvasElement {
	const side = Math.ceil(reach * 2 * density);
	const context = openCanvas(side);
	context.translate(side / 2, side / 2);
	context.scale(density, density);
	for (const { d, fill, stroke, width = 1, dash = [], opacity = 1 } of parts) {
		const path = new Path2D(d);
		if (fill) {
			context.globalAlpha = opacity;
			context.fillStyle = palette[fill]!;
			context.fill(path);
			context.globalAlpha = 1;
		}
		if (stroke) {
			context.strokeStyle = palette[stroke]!;
			context.lineWidth = width;
			context.setLineDash([...dash]);
			context.stroke(path);
		}
	}
	return context.canvas;
}

/** The hatch of what is not known, as a tile that repeats. */
export function paintHatch(palette: Palette, density: number): ImageData {
	const side = 8 * density;
	// Read back at once: without this a browser paints it on the graphics card and waits long for it.
	const context = openCanvas(side, { willReadFrequently: true });
	context.strokeStyle = palette.muted!;
	context.globalAlpha = 0.4;
	context.lineWidth = density;
	for (const shift of [-side, 0, side]) {
		context.beginPath();
		context.moveTo(shift - 1, side + 1);
		context.lineTo(shift + side + 1, -1);
		context.stroke();
	}
	return context.getImageData(0, 0, side, side);
}

function openCanvas(side: number, settings?: CanvasRenderingContext2DSettings): CanvasRenderingContext2D {
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = side;
	return canvas.getContext('2d', settings)!;
}
