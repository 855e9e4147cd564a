import type { Theme } from '#lib/domain/theme.ts';
import type { I18n } from '#lib/i18n/i18n.ts';
import type { Accounts } from '#lib/server/auth/accounts.ts';
import type { User } from '#lib/server/auth/users.ts';
import type { Tx } from '#lib/server/db/rows.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** What the reader can do about it, in one sentence. */
			remedy?: string;
			/** Finds the error in the server's log; missing where nothing was logged. */
			id?: string;
		}
		interface PageState {
			/** Where the map of this page was moved to, as its parameter of the address says. */
			map?: string;
		}
		interface Locals {
			/** The door to the database: one unit of work that reads, as whoever asks. */
			read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
			/** Signing in and out. */
			accounts: Accounts;
			/** Whoever is signed in; null: anybody. */
			user: User | null;
			/** The reader's language, for what the server says itself: errors, names of files. */
			i18n: I18n;
			theme: Theme;
			/** Address of an operator's own style for the map; null: the basemap that Sala ships with. */
			basemapUrl: string | null;
		}
	}
}

export {};
