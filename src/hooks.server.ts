import { building, dev } from '$app/environment';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { parseTheme } from '#lib/domain/theme.ts';
import { loadI18n } from '#lib/i18n/i18n.ts';
import { chooseLocale } from '#lib/i18n/locale.ts';
import { openAccounts, type Accounts } from '#lib/server/auth/accounts.ts';
import { openReaders, type Readers } from '#lib/server/auth/readers.ts';
import { findUser } from '#lib/server/auth/users.ts';
import { today } from '#lib/server/clock.ts';
import { compress } from '#lib/server/control/compress.ts';
import { readConfiguration, type Configuration } from '#lib/server/control/configuration.js';
import { isCrossSiteWrite } from '#lib/server/control/cross-site.ts';
import { toLogEntry } from '#lib/server/control/error-log.ts';
import { isOwnHost } from '#lib/server/control/host-name.ts';
import { createSala, SALA, type OpenDatabase, type Sala } from '#lib/server/control/lifecycle.ts';
import { keepOutOfCaches, openMapOrigin } from '#lib/server/control/page-headers.ts';
import { findSecret } from '#lib/server/control/secret.js';
import { say } from '#lib/server/control/terminal.js';
import { setOffice } from '#lib/server/commands/records.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { openDatabase } from '#lib/server/db/connection.ts';
import { loadWhenEmpty } from '#lib/server/import/seed.ts';

const ofProcess = globalThis as { [SALA]?: Sala };
let configuration: Configuration | undefined;
let sala: Sala | undefined;
let readers: Readers | undefined;
let accounts: Accounts | undefined;

/**
 * Puts the program under `Symbol.for('sala')`, where server.js and sala.js find it. A development server has
 * no door, so it opens the database here; it comes by again after every change and finds it open.
 */
export const init: ServerInit = async () => {
	if (building) return;
	configuration = readConfiguration(process.env);
	sala = ofProcess[SALA] ??= createSala(configuration, openWithRecord, say);
	const { secret, database, origin } = configuration;
	readers = openReaders(sala.withActor);
	accounts = openAccounts(
		sala.withActor,
		() => findSecret({ secret, database }),
		origin?.startsWith('https:') ?? false
	);
	if (!dev) return;
	await sala.open();
	sala.answerCommands('vite dev');
};

/** Opens the database; one without boundaries or records is given those that Sala ships with, unless it stays empty. */
const openWithRecord: OpenDatabase = async (target, tell, staysEmpty) => {
	const database = await openDatabase(target, tell);
	try {
		if (!staysEmpty) await loadWhenEmpty(database, today(), tell);
		const isOnePerson = configuration?.isOnePersonOffice ?? false;
		await database.withActor(COMMAND_LINE, (tx) => setOffice(tx, isOnePerson));
		return database;
	} catch (error) {
		await database.close();
		throw error;
	}
};

/** Refuses what other sites send, hands every route the door to the database, and packs what is long. */
export const handle: Handle = async ({ event, resolve }) => {
	if (!event.isSubRequest && configuration && !isOwnHost(event.request.headers.get('host'), configuration)) {
		return new Response('This server has another name: see ORIGIN.\n', { status: 421 });
	}
	// No text of a database holds a zero byte, so whatever is asked with one is not there.
	if (/%00/.test(event.url.href)) return new Response('Not an address of this server.\n', { status: 400 });
	if (isCrossSiteWrite(event.request, event.url.origin)) {
		return new Response('This was sent from another site, or through one: nothing was done.\n', {
			status: 403
		});
	}
	// No form of ours holds a file, and one that is torn fails whoever reads it.
	if (event.request.headers.get('content-type')?.startsWith('multipart/')) {
		return new Response('Send the form as application/x-www-form-urlencoded.\n', { status: 415 });
	}
	if (readers && accounts) {
		const user = await findUser(accounts.auth, event.request, event.cookies);
		Object.assign(event.locals, { accounts, user, read: readers(user) });
	}
	const locale = chooseLocale(event.cookies.get('language'), event.request.headers.get('accept-language'));
	const theme = parseTheme(event.cookies.get('theme'));
	const basemapUrl = configuration?.basemapUrl ?? null;
	Object.assign(event.locals, { theme, basemapUrl, i18n: await loadI18n(locale) });
	const response = await resolve(event, {
		transformPageChunk: ({ html }) => fillHead(html, locale, theme)
	});
	keepOutOfCaches(response.headers);
	if (basemapUrl !== null) openMapOrigin(response.headers, basemapUrl);
	return compress(event.request, response);
};

/** Tells the reader a number that finds the error in the log, and nothing of the error itself. */
export const handleError: HandleServerError = async ({ error, event, status, message }) => {
	const { t } = event.locals.i18n ?? (await loadI18n('en'));
	if (status === 404) return { message: t.errors.noPage, remedy: t.errors.noPageRemedy };
	if (status === 413) return { message: t.errors.tooLarge, remedy: t.errors.tooLargeRemedy };
	if (status < 500) return { message };
	const { id, text } = toLogEntry(error, `${event.request.method} ${event.route.id ?? 'an unknown route'}`);
	console.error(text);
	return {
		message: t.errors.server,
		remedy: t.errors.serverRemedy(id),
		id
	};
};

/** Writes language and theme where `app.html` asks for them: in its head, so that the page after it is not read through. */
function fillHead(html: string, locale: string, theme: string): string {
	const end = html.indexOf('<body');
	const head = html.slice(0, end).replace('%sala.language%', locale).replace('%sala.theme%', theme);
	return head + html.slice(end);
}
