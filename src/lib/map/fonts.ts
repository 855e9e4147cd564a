import khmer from '@fontsource/noto-sans-khmer/files/noto-sans-khmer-khmer-400-normal.woff2?url';
import latin from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url';
import type { FontFacesSpecification } from 'maplibre-gl';
import { FONT } from '#lib/map/style.ts';

/** The files that labels are drawn with: served by us, shaped by the browser, Khmer included. */
export const FONT_FACES: FontFacesSpecification = {
	[FONT]: [
		{ url: khmer, 'unicode-range': ['U+1780-17FF', 'U+19E0-19FF', 'U+200C-200D'] },
		{ url: latin, 'unicode-range': ['U+0000-00FF', 'U+2000-206F'] }
	]
};
