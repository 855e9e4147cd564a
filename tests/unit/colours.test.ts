import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseColours } from '#lib/components/method/colours.ts';
import { components } from '#lib/i18n/en/components.ts';

const css = readFileSync('src/app.css', 'utf8');
const colours = parseColours(css);

describe('the colours of the style sheet', () => {
	it('are all read, each with its light and its dark value', () => {
		const declared = [...css.slice(0, css.indexOf('}')).matchAll(/--([a-z-]+):/g)].map(([, name]) => name);
		expect(colours.map(({ name }) => name)).toEqual(declared);
		expect(colours[0]).toEqual({ name: 'ink', light: '#16212b', dark: '#e8edf0' });
		expect(colours.at(-1)).toEqual({ name: 'exercise', light: '#f0e442', dark: '#f0e442' });
	});

	it('each have a meaning, and no other has one', () => {
		expect(Object.keys(components.colour)).toEqual(colours.map(({ name }) => name));
	});

	it('are only those of the first rule', () => {
		expect(
			parseColours(':root {\n\t--ink: #000;\n}\n@media print {\n\t:root {\n\t\t--late: #fff;\n\t}\n}')
		).toEqual([{ name: 'ink', light: '#000', dark: '#000' }]);
	});
});
