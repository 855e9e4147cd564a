import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { addDays } from '#lib/domain/day.ts';
import { INTERVALS } from '#lib/domain/freshness.ts';
import { allocateBeds, moveHold, requestBeds } from '#lib/server/commands/holds.ts';
import { redact } from '#lib/server/commands/disclosure.ts';
import { beginRevision } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { listHolds } from '#lib/server/queries/holds.ts';
import {
	ANYBODY,
	type BedsTold,
	countBeds,
	inHours,
	listStates,
	NOON,
	promiseBeds,
	reportBeds,
	refusalOf,
	seenHold,
	withBedsOf
} from '../support/beds.ts';
import { useDatabase } from '../support/database.ts';
import { SITE, withSites } from '../support/own-sites.ts';
import { becomeSuperuser } from '../support/superuser.ts';

const record = useDatabase('record');

const withBeds = <T>(work: (tx: Tx) => Promise<T>, told?: BedsTold) => withBedsOf(record.current, work, told);

const place = { shelterCode: SITE, at: NOON };
const ask = (people: number) => ({ people, attributes: ANYBODY, reason: null });

describe('a request', () => {
	it('holds no bed, is counted by shelter, and keeps what is known of the group', async () => {
		const attributes = { ...ANYBODY, nationality: 'VN', sex: 'female', haveDocuments: false } as const;
		const found = await withBeds(async (tx) => {
			await requestBeds(tx, place, ask(3));
			await requestBeds(tx, place, { people: 12, attributes, reason: 'Bus from Poipet' });
			return { beds: await countBeds(tx), holds: await listHolds(tx, SITE) };
		});
		expect(found.beds).toEqual({ free: 10, held: 0 });
		expect(found.holds).toMatchObject([
			{ number: 2, state: 'requested', people: 12, attributes, reason: 'Bus from Poipet', since: NOON },
			{ number: 1, people: 3, attributes: ANYBODY, reason: null }
		]);
	});

	it('may be for more people than there are beds', async () => {
		expect(await withBeds((tx) => requestBeds(tx, place, ask(500)))).toBe(1);
	});
});

describe('allocating', () => {
	it('takes the beds, to the last one and not one more, and says how many are left', async () => {
		const found = await withBeds(async (tx) => {
			await promiseBeds(tx, 7);
			const beds = await countBeds(tx);
			return { beds, refused: await refusalOf(promiseBeds(tx, 4)) };
		});
		expect(found).toEqual({ beds: { free: 10, held: 7 }, refused: { why: 'noBed', left: 3 } });
		expect(await withBeds(async (tx) => [await promiseBeds(tx, 7), await promiseBeds(tx, 3)])).toEqual([
			1, 2
		]);
	});

	it.each<[string, BedsTold, number | null]>([
		['of an open shelter', {}, 10],
		['of a report that is overdue', { on: '2026-02-02' }, 10],
		['of a report that has expired', { on: '2026-02-01' }, null],
		['of a report without a day', { on: null }, null],
		['of a shelter of unknown status', { status: 'unknown' }, null],
		['of a full shelter', { status: 'full' }, 0],
		['of a shelter that has paused', { status: 'intake_paused' }, 0],
		['of a closed shelter', { status: 'closed' }, 0],
		['of a shelter that closes tomorrow', { status: 'closing_on', closingOn: '2026-02-23' }, 10],
		['of a shelter that closes today', { status: 'closing_on', closingOn: '2026-02-22' }, 0],
		['where nobody said how many are in it', { occupancy: null }, null],
		['where nobody said how many beds it has', { capacity: null }, null],
		['of an overfull shelter', { occupancy: 55 }, 0]
	])('has the beds %s', async (_, told, free) => {
		const found = await withSites(record.current, async (tx) => {
			await becomeSuperuser(tx);
			await tx.execute(sql`DELETE FROM sala.shelter_reports WHERE shelter_code = ${SITE}`);
			await reportBeds(tx, told);
			return { free: (await countBeds(tx)).free, refused: await refusalOf(promiseBeds(tx, 11)) };
		});
		expect(found).toEqual({
			free,
			refused: free === null ? { why: 'notKnown' } : { why: 'noBed', left: free }
		});
	});

	it.each(Object.entries(INTERVALS))(
		'of a report every %s days ends when it expires',
		async (days, { expired }) => {
			const freeAt = (age: number) =>
				withSites(record.current, async (tx) => {
					await becomeSuperuser(tx);
					await tx.execute(
						sql`UPDATE sala.shelters SET interval_days = ${Number(days)} WHERE code = ${SITE}`
					);
					await tx.execute(sql`DELETE FROM sala.shelter_reports WHERE shelter_code = ${SITE}`);
					await reportBeds(tx, { on: addDays('2026-02-22', -age) });
					return (await countBeds(tx)).free;
				});
			expect([await freeAt(expired - 1), await freeAt(expired)]).toEqual([10, null]);
		}
	);

	it('promises for longer without taking another bed, and not past seven days', async () => {
		const found = await withBeds(async (tx) => {
			const number = await promiseBeds(tx, 10);
			await allocateBeds(tx, seenHold(number, 'allocated'), inHours(48));
			const [hold] = await listHolds(tx, SITE);
			return { beds: await countBeds(tx), until: hold?.expiresAt };
		});
		expect(found).toEqual({ beds: { free: 10, held: 10 }, until: inHours(48) });
		for (const hours of [0, 169])
			await expect(withBeds((tx) => promiseBeds(tx, 1, NOON, hours))).rejects.toMatchObject({
				cause: { code: '23514' }
			});
	});

	it('is kept from passing what is free by the counter too', async () => {
		const broken = withBeds(async (tx) => {
			await promiseBeds(tx, 4);
			await becomeSuperuser(tx);
			await tx.execute(sql`UPDATE sala.bed_counters SET held = 11 WHERE shelter_code = ${SITE}`);
		});
		await expect(broken).rejects.toMatchObject({ cause: { code: '23514' } });
	});
});

describe('an allocation that expires', () => {
	it('holds nothing from that moment on, whether or not anybody wrote it down', async () => {
		const found = await withBeds(async (tx) => {
			const number = await promiseBeds(tx, 10);
			const end = inHours(6);
			return {
				before: (await countBeds(tx, new Date(end.getTime() - 1))).held,
				at: (await countBeds(tx, end)).held,
				states: await listStates(tx, number)
			};
		});
		expect(found).toEqual({ before: 10, at: 0, states: ['requested', 'allocated'] });
	});

	it('leaves its beds to others, and is written down as lapsed from when it expired', async () => {
		const found = await withBeds(async (tx) => {
			const number = await promiseBeds(tx, 10);
			await promiseBeds(tx, 10, inHours(6));
			const lapsed = (await listHolds(tx, SITE)).find((hold) => hold.number === number);
			return { states: await listStates(tx, number), since: lapsed?.since };
		});
		expect(found).toEqual({ states: ['requested', 'allocated', 'lapsed'], since: inHours(6) });
	});

	it('is promised anew where beds are free, and nobody comes on it before', async () => {
		const found = await withBeds(async (tx) => {
			const number = await promiseBeds(tx, 10);
			const later = inHours(7);
			await allocateBeds(tx, seenHold(number, 'lapsed', later), inHours(9));
			return listStates(tx, number);
		});
		expect(found).toEqual(['requested', 'allocated', 'lapsed', 'allocated']);
		const come = withBeds(async (tx) => {
			const hold = seenHold(await promiseBeds(tx, 10), 'allocated', inHours(6));
			await moveHold(tx, hold, { act: 'arrive', people: 10, reason: null });
		});
		expect(await refusalOf(come)).toEqual({ why: 'changed', state: 'lapsed' });
	});
});

describe('a step', () => {
	it('is refused where somebody else did something with the hold before', async () => {
		const work = withBeds(async (tx) => {
			const number = await promiseBeds(tx, 2);
			await allocateBeds(tx, seenHold(number, 'requested'), inHours(2));
		});
		expect(await refusalOf(work)).toEqual({ why: 'changed', state: 'allocated' });
		const nothing = withBeds((tx) => allocateBeds(tx, seenHold(7, 'requested'), inHours(2)));
		expect(await refusalOf(nothing)).toEqual({ why: 'changed', state: null });
	});

	it.each([
		['depart', 'allocated'],
		['arrive', 'requested'],
		['cancel', 'cancelled']
	] as const)('%s is not taken from %s', async (act, state) => {
		const work = withBeds(async (tx) => {
			const number = await requestBeds(tx, place, ask(1));
			if (state === 'allocated') await allocateBeds(tx, seenHold(number, 'requested'), inHours(2));
			if (state === 'cancelled')
				await moveHold(tx, seenHold(number, 'requested'), {
					act: 'cancel',
					people: null,
					reason: 'Called off'
				});
			await moveHold(tx, seenHold(number, state), { act, people: 1, reason: null });
		});
		await expect(work).rejects.toMatchObject({ cause: { code: '23514' } });
	});

	it('back is taken from no state: what was cancelled frees the beds and says why', async () => {
		const found = await withBeds(async (tx) => {
			const number = await promiseBeds(tx, 9);
			await moveHold(tx, seenHold(number, 'allocated'), {
				act: 'cancel',
				people: null,
				reason: 'Sent elsewhere'
			});
			const [hold] = await listHolds(tx, SITE);
			return { held: (await countBeds(tx)).held, reason: hold?.reason };
		});
		expect(found).toEqual({ held: 0, reason: 'Sent elsewhere' });
	});
});

describe('redaction', () => {
	it('takes everything that was held at the shelter, in every version', async () => {
		const left = await withBeds(async (tx) => {
			await promiseBeds(tx, 9);
			await redact(tx, await beginRevision(tx, 'for a test'), SITE, 'for a test');
			return rows(tx, sql`SELECT 1 FROM holds`);
		});
		expect(left).toEqual([]);
	});
});
