import { bigint, boolean, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** What somebody who signs in may be; anybody else is the public. */
export const ACCOUNT_ROLES = ['donor', 'researcher', 'operator', 'coordinator', 'admin'] as const;

/** What one account may do. */
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const lifetime = () => ({
	createdAt: moment('created_at').notNull(),
	updatedAt: moment('updated_at').notNull()
});

/** Who may sign in. */
export const users = pgTable('users', {
	id: text().primaryKey(),
	email: text().notNull(),
	emailVerified: boolean('email_verified').notNull(),
	name: text().notNull(),
	image: text(),
	role: text({ enum: ACCOUNT_ROLES }).notNull(),
	twoFactorEnabled: boolean('two_factor_enabled').notNull(),
	...lifetime()
});

/** Passphrases, as hashes. */
export const credentials = pgTable('credentials', {
	id: text().primaryKey(),
	accountId: text('account_id').notNull(),
	providerId: text('provider_id').notNull(),
	userId: text('user_id').notNull(),
	accessToken: text('access_token'),
	refreshToken: text('refresh_token'),
	idToken: text('id_token'),
	accessTokenExpiresAt: moment('access_token_expires_at'),
	refreshTokenExpiresAt: moment('refresh_token_expires_at'),
	scope: text(),
	password: text().notNull(),
	...lifetime()
});

/** One browser that somebody signed in with. */
export const sessions = pgTable('sessions', {
	id: text().primaryKey(),
	token: text().notNull(),
	userId: text('user_id').notNull(),
	expiresAt: moment('expires_at').notNull(),
	ipAddress: text('ip_address'),
	userAgent: text('user_agent'),
	...lifetime()
});

/** Steps of signing in that wait for their second half. */
export const verifications = pgTable('verifications', {
	id: text().primaryKey(),
	identifier: text().notNull(),
	value: text().notNull(),
	expiresAt: moment('expires_at').notNull(),
	...lifetime()
});

/** The second factor of those who have one. */
export const twoFactors = pgTable('two_factors', {
	id: text().primaryKey(),
	userId: text('user_id').notNull(),
	secret: text().notNull(),
	backupCodes: text('backup_codes').notNull(),
	verified: boolean().notNull(),
	failedVerificationCount: integer('failed_verification_count').notNull(),
	lockedUntil: moment('locked_until')
});

/** How often something was tried of late. */
export const rateLimits = pgTable('rate_limits', {
	id: text().primaryKey(),
	key: text().notNull(),
	count: integer().notNull(),
	lastRequest: bigint('last_request', { mode: 'number' }).notNull()
});

/** A link that makes one account, once. */
export const invitations = pgTable('invitations', {
	id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
	tokenHash: text('token_hash').notNull(),
	email: text().notNull(),
	role: text({ enum: ACCOUNT_ROLES }).notNull(),
	invitedBy: text('invited_by').notNull(),
	createdAt: moment('created_at').notNull(),
	expiresAt: moment('expires_at').notNull(),
	takenAt: moment('taken_at')
});
