import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE, PUBLIC, ROLES, type Actor } from '#lib/server/db/actor.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { beginRevision, isEmpty } from '#lib/server/commands/records.ts';
import { useDatabase } from '../support/database.ts';
import { asSuperuser } from '../support/superuser.ts';

const empty = useDatabase('empty');

const NESTED = 'withActor inside withActor: pass the transaction on instead of opening another.';

async function findActor(tx: Tx): Promise<Actor> {
	const [row] = await rows<Actor>(
		tx,
		sql`SELECT substr(current_user, 6) AS role, current_setting('sala.user_id') AS "userId"`
	);
	return row!;
}

async function listReasons(): Promise<string[]> {
	const found = await empty.current.withActor(COMMAND_LINE, (tx) =>
		rows<{ reason: string }>(tx, sql`SELECT reason FROM revisions ORDER BY id`)
	);
	return found.map(({ reason }) => reason);
}

describe('withActor', () => {
	it.each(ROLES)('works as the role and user of its actor: %s', async (role) => {
		const actor = { role, userId: `somebody, a ${role}` };
		expect(await empty.current.withActor(actor, findActor)).toEqual(actor);
	});

	it('keeps apart the actors of units of work that were begun together', async () => {
		const actors = Array.from({ length: 24 }, (_, number): Actor => ({
			role: ROLES[number % ROLES.length]!,
			userId: `user ${number}`
		}));
		const seen = await Promise.all(
			actors.map((actor) =>
				empty.current.withActor(actor, async (tx) => {
					const before = await findActor(tx);
					return [before, await findActor(tx)];
				})
			)
		);
		expect(seen).toEqual(actors.map((actor) => [actor, actor]));
	});

	it('leaves neither role nor user behind, whether the work succeeds or fails', async () => {
		const asked = sql`SELECT current_user::text AS role, current_setting('sala.user_id', true) AS "userId"`;
		const superuser = await asSuperuser(empty.current, (tx) =>
			rows(tx, sql`SELECT session_user::text AS role`)
		);
		for (const fails of [false, true]) {
			const work = empty.current.withActor({ role: 'admin', userId: 'secret' }, async (tx) => {
				await findActor(tx);
				if (fails) throw new Error('on purpose');
			});
			await work.catch(() => {});
			const after = await empty.current.withActor(PUBLIC, async (tx) => {
				const as = await findActor(tx);
				await tx.execute(sql`RESET ROLE`);
				return [as, await rows(tx, asked)];
			});
			expect(after).toEqual([PUBLIC, [{ ...superuser[0], userId: '' }]]);
		}
	});

	it('leaves nothing of work that fails', async () => {
		const work = empty.current.withActor(COMMAND_LINE, async (tx) => {
			await beginRevision(tx, 'failing');
			throw new Error('on purpose');
		});
		await expect(work).rejects.toThrow('on purpose');
		expect(await listReasons()).not.toContain('failing');
	});

	it('leaves nothing of work whose statement fails, even where the work goes on', async () => {
		const work = empty.current.withActor(COMMAND_LINE, async (tx) => {
			await beginRevision(tx, 'half');
			await tx.execute(sql`SELECT 1 / 0`).catch(() => {});
		});
		await work.catch(() => {});
		expect(await listReasons()).not.toContain('half');
	});

	it('gives back what the work returns, and keeps what it wrote', async () => {
		const id = await empty.current.withActor(COMMAND_LINE, (tx) => beginRevision(tx, 'kept'));
		expect(id).toBeGreaterThan(0);
		expect(await listReasons()).toContain('kept');
	});
});

describe('withActor inside withActor', () => {
	it('throws at once and undoes the work around it', async () => {
		const work = empty.current.withActor(COMMAND_LINE, async (tx) => {
			await beginRevision(tx, 'around');
			await empty.current.withActor(PUBLIC, findActor);
		});
		await expect(work).rejects.toThrow(NESTED);
		expect(await listReasons()).not.toContain('around');
	});

	it('throws beside other work that is waited for together', async () => {
		const work = empty.current.withActor(COMMAND_LINE, async (tx) => {
			await beginRevision(tx, 'together');
			await Promise.all([isEmpty(tx, 'live'), empty.current.withActor(COMMAND_LINE, findActor)]);
		});
		await expect(work).rejects.toThrow(NESTED);
		expect(await listReasons()).not.toContain('together');
	});

	it('throws however deep the call lies', async () => {
		const later = async () => {
			await new Promise((resolve) => setTimeout(resolve, 1));
			return empty.current.withActor(PUBLIC, findActor);
		};
		await expect(empty.current.withActor(PUBLIC, later)).rejects.toThrow(NESTED);
	});

	it('does not stop the work that comes after', async () => {
		await empty.current.withActor(PUBLIC, () => empty.current.withActor(PUBLIC, findActor)).catch(() => {});
		expect(await empty.current.withActor(PUBLIC, findActor)).toEqual(PUBLIC);
	});
});
