import { isAnswering } from '#lib/server/auth/require-answering.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	locale: locals.i18n.locale,
	theme: locals.theme,
	/** Name of whoever is signed in; null: anybody. */
	userName: locals.user?.name ?? null,
	/** Whether they answer for shelters, and may see that they do. */
	isAnswering: isAnswering(locals.user),
	/** Whether they say more than what their own shelters report. */
	isCoordinating: isAnswering(locals.user) && locals.user?.role !== 'operator'
});
