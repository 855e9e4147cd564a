import { sql } from 'drizzle-orm';
import { inject } from 'vitest';
import { beginRevision, publish } from '#lib/server/commands/records.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { openDatabase, type Database } from '#lib/server/db/connection.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { LonLat } from '#lib/map/mercator.ts';
import { copyTemplate, rolledBack, type Copy } from '../support/database.ts';
import { startServer } from '../support/server-process.js';
import { asSuperuser, becomeSuperuser } from '../support/superuser.ts';
import { Inventor } from './invent.ts';
import { makePeople, SECRET, signInAgain, type Person } from './people.ts';
import { GRANTED_SHELTER, OWN_SHELTER } from './plant-live.ts';
import { AREA } from './plant-public.ts';
import { COORDINATION, Planter } from './planting.ts';
import type { Secret } from './secret.ts';
import { takeAway, type Protection } from './take-away.ts';

/** What the server takes for today. */
export const DAY_OF_WALK = '2026-11-22';
const CLOCK = `${DAY_OF_WALK}T12:00:00+07:00`;
/** When every publication of the world happened, and it is always the first, so that two of them look alike. */
const PUBLISHED_AT = `${DAY_OF_WALK}T06:00:00+07:00`;

const silent = () => {};

/**
 * A database with the public record and with what is planted in it, and a server on it when one is asked for. Only one of
 * both has it open, as an embedded database has it.
 */
export class World {
	readonly secrets: Secret[] = [];
	people: Person[] = [];
	/** Accounts, the bystander's first. */
	users: string[] = [];
	readonly #copy: Copy;
	readonly #invent: Inventor;
	/** Of its own, so that what is planted next can be foreseen. */
	readonly #inventReason: Inventor;

	private constructor(copy: Copy, seed: number) {
		this.#copy = copy;
		this.#invent = new Inventor(seed);
		this.#inventReason = new Inventor(seed + 1);
	}

	/** A copy of the public record. @param seed of all that is invented */
	static async create(seed: number): Promise<World> {
		const world = new World(await copyTemplate(inject('templates'), 'record'), seed);
		world.#invent.avoid(await world.change(listPoints));
		return world;
	}

	/** Makes somebody of every role. @param spare sessions of each that may be used up */
	async addPeople(spare: number): Promise<void> {
		const { people, bystanderId, secrets } = await this.open((database) =>
			makePeople(database, this.#invent, spare)
		);
		this.people = people;
		this.users = [bystanderId, ...people.map(({ userId }) => userId).filter(Boolean)];
		this.secrets.push(...secrets);
	}

	/** Gives everybody a session, after a walk that has ended them. */
	async signInAgain(): Promise<void> {
		this.people = await this.open((database) => signInAgain(database, this.people));
	}

	/** Makes the coordinator answer for an area and the operator for a shelter, and lets the researcher see another exactly. */
	async addScopes(): Promise<void> {
		const idOf = (role: string) => this.people.find((person) => person.role === role)!.userId;
		await this.change(async (tx) => {
			const given = sql`(user_id, area_pcode, shelter_code, given_by)`;
			await tx.execute(sql`INSERT INTO sala.user_scopes ${given} VALUES (${idOf('coordinator')}, ${AREA}, NULL, 'x'),
				(${idOf('operator')}, NULL, ${OWN_SHELTER}, 'x')`);
			await tx.execute(sql`INSERT INTO sala.grants (user_id, record_code, reason, given_by, expires_at)
				VALUES (${idOf('researcher')}, ${GRANTED_SHELTER}, 'for the walk', 'x', clock_timestamp() + interval '1 day')`);
		});
	}

	/** Plants, and publishes what is published then. */
	async plant(plant: (planter: Planter) => Promise<void>): Promise<void> {
		const planted = await this.change(async (tx) => {
			const reason = this.#hideReason('the reason of a revision');
			const planter = new Planter(tx, this.#invent, await beginRevision(tx, reason));
			await plant(planter);
			await this.publish(tx);
			return planter.secrets;
		});
		this.secrets.push(...planted);
	}

	/** What `plant` is going to plant next, while it is not there. */
	async foresee(plant: (planter: Planter) => Promise<void>): Promise<Secret[]> {
		return this.open((database) =>
			rolledBack(database, COMMAND_LINE, async (tx) => {
				await becomeSuperuser(tx);
				const planter = new Planter(tx, this.#invent.fork(), await beginRevision(tx, 'foreseen'));
				await plant(planter);
				return planter.secrets;
			})
		);
	}

	/** Publishes anew, for a reason that coordination alone may read. */
	async publish(tx: Tx): Promise<void> {
		await publish(tx, this.#hideReason('the reason of a publication'));
		await tx.execute(
			sql`DELETE FROM sala_public.publication_runs WHERE id <> (SELECT max(id) FROM sala_public.publication_runs)`
		);
		await tx.execute(sql`UPDATE sala_public.publication_runs SET id = 1, published_at = ${PUBLISHED_AT}`);
	}

	/** Changes the database past every right. */
	change<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
		return this.open((database) => asSuperuser(database, work));
	}

	/**
	 * Does something while protections are taken away, and puts them back.
	 *
	 * @param change besides, once they are away
	 */
	async without<T>(
		protections: readonly Protection[],
		work: () => Promise<T>,
		change: (tx: Tx) => Promise<void> = () => Promise.resolve()
	): Promise<T> {
		const restore = await this.change(async (tx) => {
			const statements = [];
			for (const protection of protections) statements.push(...(await takeAway(tx, protection)));
			await change(tx);
			return statements;
		});
		const done = await work();
		await this.change(async (tx) => {
			for (const statement of restore) await tx.execute(statement);
		});
		return done;
	}

	/** Does something with the database while no server has it. */
	async open<T>(work: (database: Database) => Promise<T>): Promise<T> {
		const database = await openDatabase(this.#copy.target, silent);
		try {
			return await work(database);
		} finally {
			await database.close();
		}
	}

	/** Does something while a server of `npm start` serves the database. @param work is given its address */
	async serve<T>(work: (url: string) => Promise<T>): Promise<T> {
		const { target } = this.#copy;
		const server = startServer({
			directory: target.kind === 'embedded' ? target.directory : '.sala',
			environment: {
				...(target.kind === 'postgres' && { DATABASE_URL: target.url }),
				...{ SALA_SECRET: SECRET, SALA_CLOCK: CLOCK }
			}
		});
		try {
			return await work(await server.ready);
		} finally {
			process.kill(server.pid, 'SIGTERM');
			await server.ended;
		}
	}

	/** Deletes the database. */
	remove(): Promise<void> {
		return this.#copy.remove();
	}

	#hideReason(of: string): string {
		const value = this.#inventReason.name();
		this.secrets.push({ of, what: 'text', kind: 'words', value, seenBy: COORDINATION });
		return value;
	}
}

/** Every point of every boundary and record. */
async function listPoints(tx: Tx): Promise<LonLat[]> {
	const points = await rows<{ lon: number; lat: number }>(
		tx,
		sql`SELECT DISTINCT ST_X(d.geom) AS lon, ST_Y(d.geom) AS lat FROM (
				SELECT geom FROM sala.areas UNION ALL SELECT geom FROM sala.compounds UNION ALL SELECT geom FROM sala.events
			) g, ST_DumpPoints(g.geom) d`
	);
	return points.map(({ lon, lat }) => [lon, lat]);
}
