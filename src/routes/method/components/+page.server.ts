import css from '../../../app.css?raw';
import { parseColours } from '#lib/components/method/colours.ts';

/** The colours of the style sheet, read from it, so that the page shows those that count. */
export function load() {
	return { colours: parseColours(css) };
}
