import { sql } from 'drizzle-orm';
import type { Role } from '#lib/server/db/actor.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import type { LonLat } from '#lib/map/mercator.ts';
import type { Inventor } from './invent.ts';
import type { Secret } from './secret.ts';

/** Everybody who reads. */
export const EVERYBODY: readonly Role[] = [
	'public',
	'donor',
	'researcher',
	'operator',
	'coordinator',
	'admin'
];
/** Who reads what is not published. */
export const COORDINATION: readonly Role[] = ['coordinator', 'admin'];

/** Writes records into the database past every rule, and keeps account of what it hid in them. */
export class Planter {
	/** What was planted, in order. */
	readonly secrets: Secret[] = [];
	/** Of each record entered so far. */
	readonly #publications = new Map<string, string>();

	/** @param tx of a superuser */
	constructor(
		readonly tx: Tx,
		readonly invent: Inventor,
		readonly revision: number
	) {}

	/** Invents two words that stand in the record from now on. */
	words(of: string, what: string, seenBy: readonly Role[]): string {
		return this.#plant({ of, what, kind: 'words', value: this.invent.name(), seenBy });
	}

	/** Invents a place for the record; in PostGIS's text form, which its input reads. */
	place(of: string, what: string, seenBy: readonly Role[]): string {
		const point: LonLat = this.invent.place();
		this.secrets.push({ of, what, kind: 'place', value: point, seenBy });
		return `SRID=4326;POINT(${point.join(' ')})`;
	}

	/** Enters a record; its code is a secret too. */
	async enter(
		code: string,
		stem: string,
		publication: string,
		seenBy: readonly Role[],
		dataset = 'public_record'
	): Promise<void> {
		this.#publications.set(code, publication);
		this.#plant({ of: code, what: 'code', kind: 'code', value: code, seenBy });
		await this.insert('records', { code, stem, dataset, publication });
		const reason = this.words(code, 'reason of its publication', COORDINATION);
		await this.insert('publications', { record_code: code, publication, rule: 'planted', reason }, true);
	}

	/** Writes one row of a table of `sala`. @param hasRevision whether the row carries one, and a number of its own */
	async insert(table: string, row: Record<string, unknown>, hasRevision = false): Promise<void> {
		const whole: Record<string, unknown> = hasRevision ? { ...row, revision_id: this.revision } : row;
		const into = sql`${sql.identifier('sala')}.${sql.identifier(table)}`;
		const columns = sql.join(
			Object.keys(whole).map((name) => sql.identifier(name)),
			sql`, `
		);
		await this.tx.execute(sql`
			INSERT INTO ${into} (${columns})
			SELECT ${columns} FROM jsonb_populate_record(NULL::${into}, ${JSON.stringify(whole)}::jsonb)`);
	}

	#plant(secret: Secret & { value: string }): string {
		this.secrets.push({ ...secret, publication: this.#publications.get(secret.of) });
		return secret.value;
	}
}

/**
 * Plants beds that are held at a shelter and people whom it turned away, each with words that only who answers for the
 * shelter may read: a request, a promise and what was cancelled.
 */
export async function plantHolds(planter: Planter, code: string, seenBy: readonly Role[]): Promise<void> {
	const states = ['requested', 'allocated', 'cancelled'];
	for (const [place, state] of states.entries()) {
		const until = {
			since: '2026-11-22T01:00:00Z',
			expires_at: state === 'allocated' ? '2026-11-23T01:00:00Z' : null
		};
		const of = { shelter_code: code, number: place + 1, state, people: 4321, nationality_iso2: 'VN' };
		await planter.insert(
			'holds',
			{ ...of, ...until, reason: planter.words(code, `reason of hold ${place + 1}`, seenBy) },
			true
		);
	}
	const day = { turned_away_on: '2026-02-10', people: 4321, reason: 'no_visa' };
	const note = planter.words(code, 'note of who was turned away', seenBy);
	await planter.insert('turn_aways', { shelter_code: code, number: 1, ...day, note }, true);
}
