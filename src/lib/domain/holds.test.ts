import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	countHeld,
	findRefusal,
	HOLD_STATES,
	listActs,
	stateAt,
	type HoldAct,
	type HoldState
} from '#lib/domain/holds.ts';

const at = (time: string) => new Date(`2026-11-22T${time}:00+07:00`);
const NOON = at('12:00');

const hold = (
	state: HoldState,
	given: Partial<{ people: number; since: Date; expiresAt: Date | null; revision: number }> = {}
) => ({
	...{ state, people: 1, since: at('10:00'), expiresAt: null, revision: 20 },
	...given
});

describe('stateAt', () => {
	it('lets an allocation lapse at the moment it expires, and nothing else', () => {
		const expiresAt = NOON;
		expect(stateAt({ state: 'allocated', expiresAt }, new Date(NOON.getTime() - 1))).toBe('allocated');
		expect(stateAt({ state: 'allocated', expiresAt }, NOON)).toBe('lapsed');
		for (const state of HOLD_STATES.filter((one) => one !== 'allocated'))
			expect(stateAt({ state, expiresAt }, NOON)).toBe(state);
	});
});

describe('listActs', () => {
	it('lets nothing more be done with people who left or a hold that was cancelled', () => {
		expect([listActs('departed'), listActs('cancelled')]).toEqual([[], []]);
	});

	it('promises a lapsed hold anew, and lets nobody come on it before', () => {
		expect(listActs('lapsed')).toEqual(['allocate']);
	});
});

describe('countHeld', () => {
	const report = { reportedOn: '2026-11-22', begins: 15 };

	it('counts what is allocated and not expired, and no request', () => {
		const later = { expiresAt: at('18:00') };
		const holds = [
			hold('requested', { people: 1 }),
			hold('allocated', { ...later, people: 2 }),
			hold('allocated', { expiresAt: NOON, people: 4 }),
			hold('departed', { people: 8 }),
			hold('lapsed', { people: 16 }),
			hold('cancelled', { people: 32 })
		];
		expect(countHeld(holds, report, NOON)).toBe(2);
	});

	it.each([
		['the day after the report', '2026-11-21', 99, 1],
		['the day of the report, after it was recorded', '2026-11-22', 15, 1],
		['the day of the report, before it was recorded', '2026-11-22', 21, 0],
		['before the day of the report', '2026-11-23', 5, 0],
		['to a shelter whose report has no day', null, 5, 1]
	])('counts who came %s', (_, reportedOn, begins, expected) => {
		expect(countHeld([hold('occupied')], { reportedOn, begins }, NOON)).toBe(expected);
	});

	it('counts who came to a shelter that never reported', () => {
		expect(countHeld([hold('occupied')], null, NOON)).toBe(1);
	});

	it('takes the day of Phnom Penh for the day on which they came', () => {
		const came = hold('occupied', { since: new Date('2026-11-21T18:00:00Z') });
		expect(countHeld([came], { reportedOn: '2026-11-21', begins: 99 }, NOON)).toBe(1);
	});
});

describe('findRefusal', () => {
	it('says how many beds are left, and none where more are promised than are free', () => {
		expect(findRefusal(3, 10, 7)).toBeNull();
		expect(findRefusal(4, 10, 7)).toEqual({ why: 'noBed', left: 3 });
		expect(findRefusal(1, 10, 12)).toEqual({ why: 'noBed', left: 0 });
		expect(findRefusal(1, null, 0)).toEqual({ why: 'notKnown' });
	});
});

describe('any sequence of allowed acts', () => {
	const BECOMES: Record<HoldAct, HoldState> = {
		allocate: 'allocated',
		arrive: 'occupied',
		depart: 'departed',
		cancel: 'cancelled'
	};
	const anyStep = fc.record({
		hold: fc.nat(5),
		act: fc.constantFrom<HoldAct>('allocate', 'arrive', 'depart', 'cancel'),
		hours: fc.integer({ min: 1, max: 12 }),
		pause: fc.integer({ min: 0, max: 5 })
	});
	const anyHolds = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 });

	it('never holds more beds than are free', () => {
		fc.assert(
			fc.property(fc.nat(20), anyHolds, fc.array(anyStep, { maxLength: 40 }), (free, sizes, steps) => {
				const report = { reportedOn: '2026-11-22', begins: 1 };
				let moment = at('06:00').getTime();
				const holds = sizes.map((people) => hold('requested', { people, since: at('06:00') }));
				for (const [index, { hold: place, act, hours, pause }] of steps.entries()) {
					moment += pause * 3_600_000;
					const now = new Date(moment);
					const one = holds[place]!;
					if (!listActs(stateAt(one, now)).includes(act)) continue;
					const others = countHeld(
						holds.filter((other) => other !== one),
						report,
						now
					);
					if (act === 'allocate') {
						if (findRefusal(one.people, free, others)) continue;
						one.expiresAt = new Date(moment + hours * 3_600_000);
					}
					Object.assign(one, { state: BECOMES[act], since: now, revision: index + 2 });
					expect(countHeld(holds, report, now)).toBeLessThanOrEqual(free);
				}
			})
		);
	});
});
