/** A colour of the style sheet: its name and its value on a light and on a dark page, as written there. */
export interface Colour {
	name: string;
	light: string;
	dark: string;
}

const DECLARATION = /^\t--([a-z]+): (?:light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)|(#[0-9a-f]+));$/gm;

/** The colours that the first rule of the style sheet declares, in its order. */
export function parseColours(css: string): Colour[] {
	const root = css.slice(css.indexOf(':root {'), css.indexOf('}'));
	return [...root.matchAll(DECLARATION)].map(([, name, light, dark, both]) => ({
		name: name!,
		light: light ?? both!,
		dark: dark ?? both!
	}));
}
