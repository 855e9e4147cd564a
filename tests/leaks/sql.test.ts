import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNTS, type Actor, type Role } from '#lib/server/db/actor.ts';
import { plantHidden } from './plant-hidden.ts';
import { plantLive } from './plant-live.ts';
import { plantPublic } from './plant-public.ts';
import { maySee, nameSecret } from './secret.ts';
import { walkDatabase } from './sql-walk.ts';
import type { Protection } from './take-away.ts';
import { World } from './world.ts';

const SEED = 20261123;

let world: World;
let walks: Map<string, Awaited<ReturnType<typeof walkDatabase>>>;

beforeAll(async () => {
	world = await World.create(SEED);
	await world.addPeople(0);
	await world.plant(plantPublic);
	await world.plant(plantLive);
	await world.plant(plantHidden);
	await world.addScopes();
	const actors: Actor[] = [ACCOUNTS, ...world.people];
	walks = await world.open(async (database) => {
		const done: typeof walks = new Map();
		for (const actor of actors) done.set(actor.role, await walkDatabase(database, actor, world.secrets));
		return done;
	});
}, 600_000);

afterAll(() => world?.remove());

const of = (role: string) => walks.get(role)!;

describe('straight in SQL', () => {
	it.each(['public', 'donor', 'researcher', 'operator', 'coordinator', 'admin'] as const)(
		'%s reads nothing that it may not see',
		(role) => {
			const leaks = of(role).filter(({ secret }) => !maySee(secret, role));
			const said = leaks.map(({ secret, from, by }) => `${from}: ${nameSecret(secret)} (${by})`);
			expect([...new Set(said)].sort()).toEqual([]);
		}
	);

	it('the role that signs people in reads no record', () => {
		const ofRecords = of('accounts').filter(({ secret }) => !secret.of.startsWith('the account'));
		expect(ofRecords).toEqual([]);
	});

	it('no role reads an address, a contact or a place but by the function that writes it down', () => {
		const straight = [...walks.values()]
			.flat()
			.filter(
				({ secret, from }) =>
					['address', 'contact'].includes(secret.what) &&
					secret.of.startsWith('LV-') &&
					from !== 'sala.read_exactly'
			);
		expect(straight.map(({ role, from, secret }) => `${role} ${from} ${nameSecret(secret)}`)).toEqual([]);
	});

	it('every role is shown what it may see, so that the walk has looked', () => {
		const shown = (role: string) => new Set(of(role).map(({ secret }) => secret));
		const missed = (role: 'public' | 'donor' | 'researcher' | 'coordinator' | 'admin') =>
			world.secrets.filter(
				(secret) => !secret.of.startsWith('the account') && maySee(secret, role) && !shown(role).has(secret)
			);
		for (const role of ['public', 'donor', 'researcher', 'admin'] as const)
			expect(missed(role).map(nameSecret), role).toEqual([]);
		// Why a shelter was published is told where the shelter is.
		expect(missed('coordinator').map(nameSecret)).toEqual(['reason of its publication of LV-S-9703']);
		expect(shown('operator').size).toBeGreaterThan(5);
	});
});

/** What a role reads of one table and may not see, once a protection was taken away; it is put back in the end. */
async function listLeaksWithout(protection: Protection & { table: string }, role: Role): Promise<string[]> {
	const { people, secrets } = world;
	const actor = people.find((person) => person.role === role)!;
	const read = await world.without([protection], () =>
		world.open((database) => walkDatabase(database, actor, secrets, (from) => from === protection.table))
	);
	return [
		...new Set(read.filter(({ secret }) => !maySee(secret, role)).map(({ secret }) => nameSecret(secret)))
	];
}

describe('the walk in SQL, with a protection taken away', () => {
	it('is failed by a policy that lets a coordinator read every shelter', async () => {
		const opened = { policy: 'coordination_reads', table: 'sala.shelters', using: 'true' };
		expect(await listLeaksWithout(opened, 'coordinator')).toContain('name of LV-S-9703');
	});

	it('is failed by policies that let a coordinator read every hold, and everybody who was turned away', async () => {
		const opened = (table: string) => ({ policy: 'coordination_reads', table, using: 'true' });
		expect(await listLeaksWithout(opened('sala.holds'), 'coordinator')).toContain(
			'reason of hold 1 of LV-S-9703'
		);
		expect(await listLeaksWithout(opened('sala.turn_aways'), 'coordinator')).toContain(
			'note of who was turned away of LV-S-9703'
		);
	});

	it.each(['donor', 'coordinator'] as const)('is failed by a %s who may read exact places', async (role) => {
		const opened = { table: 'sala.shelter_places', closedTo: `sala_${role}` };
		const leaks = await listLeaksWithout(opened, role);
		expect(leaks).toEqual(
			expect.arrayContaining(['place of LV-S-9703', 'address of LV-S-9703', 'contact of LV-S-9703'])
		);
	});
});
