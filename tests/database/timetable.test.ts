import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { publishIfDue } from '#lib/server/control/timetable.ts';
import { useDatabase } from '../support/database.ts';
import { asSuperuser, readAll } from '../support/superuser.ts';

const record = useDatabase('record');

const DAY = 24 * 3_600_000;

it('publishes a day once, however many servers come by, and the next day again', async () => {
	const { withActor } = record.current;
	const now = new Date();
	expect(await publishIfDue(withActor, new Date(now.getTime() - DAY))).toBe(false);
	const tomorrow = new Date(now.getTime() + DAY);
	const done = await Promise.all([publishIfDue(withActor, tomorrow), publishIfDue(withActor, tomorrow)]);
	// The clock of the database has not come that far, so that each finds it due; the second waited for the first.
	expect(done).toContain(true);
	await asSuperuser(record.current, (tx) =>
		tx.execute(sql`UPDATE sala.publication_runs SET published_at = published_at + interval '2 days'`)
	);
	expect(await publishIfDue(withActor, tomorrow)).toBe(false);
	const runs = await readAll<{ actor: string }>(
		record.current,
		sql`SELECT actor FROM sala.publication_runs WHERE reason = 'Daily publication'`
	);
	expect(runs[0]?.actor).toBe('timetable');
});
