import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import { PASSPHRASE } from '#lib/domain/passphrase.ts';
import { accountsDatabase } from '#lib/server/auth/accounts-database.ts';
import { ACCOUNT_ROLES } from '#lib/server/db/schema/accounts.ts';
import type { WithActor } from '#lib/server/db/unit-of-work.ts';

/** Where better-auth believes to be asked: it is reached inside the program only, and no browser ever sees this. */
export const INSIDE = 'http://sala.internal';

/** The header that says where a question came from; the program sets it itself. */
export const CLIENT_HEADER = 'x-sala-client';

const MINUTES = 60;
const HOURS = 60 * MINUTES;

/**
 * So many attempts are taken from one address of the network in so many seconds; a second factor refused as often is
 * locked for as long.
 */
export const ATTEMPTS_PER_CLIENT = { window: 15 * MINUTES, max: 10 } as const;

/** A session nobody uses for so long has ended. */
const IDLE = 8 * HOURS;

/** better-auth as it is set up here. */
export type Auth = ReturnType<typeof createAuth>;

/**
 * Accounts by better-auth: sign-in by e-mail and passphrase, a second factor by the codes of an app, and no way to make
 * an account but by an invitation (`invitations.ts`).
 *
 * @param secret signs cookies and encrypts second factors
 * @param isSecure whether browsers reach us by https, so that cookies stay with it
 */
export function createAuth(withActor: WithActor, secret: string, isSecure: boolean) {
	return betterAuth({
		appName: 'Sala',
		baseURL: INSIDE,
		secret,
		database: accountsDatabase(withActor),
		user: {
			additionalFields: { role: { type: [...ACCOUNT_ROLES], required: true, input: false } }
		},
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: PASSPHRASE.least,
			maxPasswordLength: PASSPHRASE.most,
			revokeSessionsOnPasswordReset: true
		},
		session: { expiresIn: IDLE, updateAge: 5 * MINUTES },
		rateLimit: {
			enabled: true,
			storage: 'database',
			window: MINUTES,
			max: 120,
			customRules: {
				'/sign-in/email': ATTEMPTS_PER_CLIENT,
				'/two-factor/*': ATTEMPTS_PER_CLIENT,
				'/change-password': ATTEMPTS_PER_CLIENT
			}
		},
		databaseHooks: {
			session: { create: { before: (session) => Promise.resolve({ data: { ...session, ipAddress: null } }) } }
		},
		advanced: {
			// A browser takes a cookie of this name by https from this very host alone: no neighbour can plant one.
			cookiePrefix: isSecure ? '__Host-sala' : 'sala',
			useSecureCookies: false,
			defaultCookieAttributes: { secure: isSecure, sameSite: 'lax', httpOnly: true, path: '/' },
			ipAddress: { ipAddressHeaders: [CLIENT_HEADER] }
		},
		plugins: [
			twoFactor({
				issuer: 'Sala',
				accountLockout: {
					maxFailedAttempts: ATTEMPTS_PER_CLIENT.max,
					durationSeconds: ATTEMPTS_PER_CLIENT.window
				}
			})
		],
		// A wrong passphrase is no fault of the program.
		logger: { level: 'error' },
		telemetry: { enabled: false }
	});
}
