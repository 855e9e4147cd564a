/** How the pages look: light, dark, or as the reader's device says. */
export const THEMES = ['system', 'light', 'dark'] as const;

/** The appearance that one reader chose. */
export type Theme = (typeof THEMES)[number];

/** The theme that a text names; `system` for anything else. */
export function parseTheme(text: string | null | undefined): Theme {
	return THEMES.find((theme) => theme === text) ?? 'system';
}
