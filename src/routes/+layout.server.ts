import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	locale: locals.i18n.locale,
	theme: locals.theme,
	/** Name of whoever is signed in; null: anybody. */
	userName: locals.user?.name ?? null
});
