import { redirect, type Cookies } from '@sveltejs/kit';
import { parseTheme } from '#lib/domain/theme.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import type { Actions } from './$types';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export const actions: Actions = {
	/** Keeps the language and the appearance that a reader chose, and shows the page they came from. */
	default: async ({ request, cookies, url }) => {
		const keep = (name: string, value: string) => setCookie(cookies, name, value, url.protocol === 'https:');
		const given = await request.formData();
		const locale = toText(given.get('language'));
		if (isLocale(locale)) keep('language', locale);
		if (given.has('theme')) keep('theme', parseTheme(toText(given.get('theme'))));
		redirect(303, toOwnPath(toText(given.get('back'))));
	}
};

function setCookie(cookies: Cookies, name: string, value: string, secure: boolean): void {
	cookies.set(name, value, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax', httpOnly: true, secure });
}

function toText(value: FormDataEntryValue | null): string {
	return typeof value === 'string' ? value : '';
}

/** A path of this server: an address elsewhere, also one without a scheme ('//…', '/\…'), becomes the start page. */
function toOwnPath(path: string): string {
	return /^\/(?![/\\])/.test(path) ? path : '/';
}
