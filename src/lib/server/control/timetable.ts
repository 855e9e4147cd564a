import { todayInPhnomPenh } from '#lib/domain/day.ts';
import { waitForWriters } from '#lib/server/commands/records.ts';
import { COMMAND_LINE, type Actor } from '#lib/server/db/actor.ts';
import type { WithActor } from '#lib/server/db/unit-of-work.ts';
import { findPublication } from '#lib/server/queries/publication.ts';
import { publishDay } from '#lib/server/control/publish-day.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 06:00 in Phnom Penh is 23:00 UTC of the day before; Cambodia sets no clocks forward. */
const DUE_AT = -1 * HOUR;

/** Who publishes by the timetable. */
const TIMETABLE: Actor = { ...COMMAND_LINE, userId: 'timetable' };

/** The last moment, at or before this one, at which the publication of a day was due. */
export function lastDue(moment: Date): Date {
	return new Date(Math.floor((moment.getTime() - DUE_AT) / DAY) * DAY + DUE_AT);
}

/** Milliseconds from this moment until the next publication is due. */
export function untilDue(moment: Date): number {
	return lastDue(moment).getTime() + DAY - moment.getTime();
}

/**
 * Publishes the day where that is due and nobody has done it: several servers of one database do it once. True where it
 * was done.
 */
export async function publishIfDue(withActor: WithActor, moment: Date): Promise<boolean> {
	return withActor(TIMETABLE, async (tx) => {
		// Who waited for another finds that it is done.
		await waitForWriters(tx);
		const last = await findPublication(tx);
		if (last && last.publishedAt >= lastDue(moment)) return false;
		await publishDay(tx, todayInPhnomPenh(moment), 'Daily publication');
		return true;
	});
}

/**
 * Publishes every day at 06:00 by the clock of Phnom Penh, and at once where that was missed, until it is stopped. A
 * failure is told, and tried again after an hour.
 *
 * @param say is told what was done
 */
export function keepTimetable(withActor: WithActor, say: (line: string) => void): () => Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	let running: Promise<void> = Promise.resolve();
	let isStopped = false;
	const publishNow = async () => {
		let wait = untilDue(new Date());
		try {
			if (await publishIfDue(withActor, new Date())) say('Published what is due today.');
		} catch (error) {
			if (isStopped) return;
			say(`The daily publication failed and is tried again in an hour: ${(error as Error).message}`);
			wait = Math.min(wait, HOUR);
		}
		plan(wait);
	};
	const plan = (wait: number) => {
		if (isStopped) return;
		timer = setTimeout(() => void (running = publishNow()), wait);
		timer.unref();
	};
	plan(0);
	return async () => {
		isStopped = true;
		clearTimeout(timer);
		await running;
	};
}
