import { bigint, boolean, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const number = () => bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

/** What a coordinator or an operator of shelters answers for. */
export const userScopes = pgTable('user_scopes', {
	id: number(),
	userId: text('user_id').notNull(),
	areaPcode: text('area_pcode'),
	partner: text(),
	shelterCode: text('shelter_code'),
	givenBy: text('given_by').notNull(),
	givenAt: moment('given_at').notNull(),
	endedAt: moment('ended_at')
});

/** One user may see one record exactly, until a moment, for a reason. */
export const grants = pgTable('grants', {
	id: number(),
	userId: text('user_id').notNull(),
	recordCode: text('record_code').notNull(),
	reason: text().notNull(),
	givenBy: text('given_by').notNull(),
	givenAt: moment('given_at').notNull(),
	expiresAt: moment('expires_at').notNull(),
	revokedAt: moment('revoked_at')
});

/** What was done, and which exact places were read. */
export const audit = pgTable('audit', {
	id: number(),
	happenedAt: moment('happened_at').notNull(),
	actor: text().notNull(),
	role: text().notNull(),
	action: text().notNull(),
	recordCode: text('record_code'),
	revisionId: bigint('revision_id', { mode: 'number' }),
	before: jsonb(),
	after: jsonb()
});

/** What an operator of a shelter can ask for. */
export const WISHES = ['hide_place', 'hide_operator', 'hide_all', 'correct'] as const;

/** What one request asks for. */
export type Wish = (typeof WISHES)[number];

/** What operators of shelters ask to be taken from view, and what was answered. */
export const takedownRequests = pgTable('takedown_requests', {
	id: number(),
	receivedAt: moment('received_at').notNull(),
	about: text().notNull(),
	wish: text({ enum: WISHES }).notNull(),
	details: text().notNull(),
	replyTo: text('reply_to'),
	state: text({ enum: ['open', 'granted', 'refused'] }).notNull(),
	recordCode: text('record_code'),
	answer: text(),
	answeredBy: text('answered_by'),
	answeredAt: moment('answered_at')
});

/** Records whose content was blanked, and why. */
export const redactions = pgTable('redactions', {
	id: number(),
	recordCode: text('record_code').notNull(),
	reason: text().notNull(),
	revisionId: bigint('revision_id', { mode: 'number' }).notNull()
});

/** How the office that runs this is set up: one row. */
export const office = pgTable('office', { isOnePerson: boolean('is_one_person').notNull() });
