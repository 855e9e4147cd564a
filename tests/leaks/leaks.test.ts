import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantHidden } from './plant-hidden.ts';
import { plantLive } from './plant-live.ts';
import { OPEN_COMPOUND, OPEN_EVENT, plantPublic } from './plant-public.ts';
import type { WalkQuestion } from './questions.ts';
import { report } from './report.ts';
import { nameSecret, type Secret } from './secret.ts';
import type { Protection } from './take-away.ts';
import { listLeaks, walk, type Walked } from './walk.ts';
import { World } from './world.ts';

const SEED = 20261123;
/** Sessions of each person that questions may end. */
const SPARE = 12;

/** A page that says how long the database took; what it says besides is compared as it is told to programs. */
const MEASURES = /^public GET \/health(?: (?:km )?text\/html|\/__data\.json)$/;

let world: World;
/** Of the public, while nothing hidden was there. */
let before: Walked;
let after: Walked;

const personOf = (role: string) => world.people.filter((person) => person.role === role);
const theSecret = (of: string, what: string) =>
	world.secrets.find((secret) => secret.of === of && secret.what === what)!;

beforeAll(async () => {
	world = await World.create(SEED);
	await world.addPeople(SPARE);
	await world.plant(plantPublic);
	await world.plant(plantLive);
	await world.addScopes();
	// What will be hidden is invented now, so that it can be asked for before it is there.
	const asked = await world.foresee(plantHidden);
	const { users } = world;
	before = await world.serve((url) =>
		walk({
			...{ url, users, people: personOf('public'), secrets: [...world.secrets, ...asked] },
			wanted: ({ isWriting }) => !isWriting
		})
	);
	await world.plant(plantHidden);
	after = await world.serve((url) => walk({ url, users, people: world.people, secrets: world.secrets }));
	await world.signInAgain();
}, 900_000);

afterAll(() => world?.remove());

describe('the walk', () => {
	it('is answered nothing that whoever asks may not see', () => {
		expect(report(listLeaks(after))).toEqual([]);
	});

	it('finds what everybody may see, in pages, data, files and drawings, or it would find nothing', () => {
		const seen = after.sightings.filter(({ role }) => role === 'public');
		const wherever = (secret: Secret) =>
			new Set(seen.filter((one) => one.secret === secret).map(({ question }) => question.route));
		const open = (of: string, what: string) => wherever(theSecret(of, what));
		expect([...open(OPEN_COMPOUND, 'place')]).toEqual(
			expect.arrayContaining(['/', '/compounds.csv', '/map/compounds.json'])
		);
		expect([...open(OPEN_COMPOUND, 'name')]).toEqual(
			expect.arrayContaining(['/compounds', '/compounds.csv', '/compounds/[code]', '/events'])
		);
		expect([...open(OPEN_EVENT, 'locality')]).toEqual(expect.arrayContaining(['/events', '/events.csv']));
		expect([...open('KH-S-9701', 'name')]).toEqual(expect.arrayContaining(['/shelters', '/shelters.csv']));
	});

	it('is asked as everybody, each signed in', () => {
		for (const { role } of world.people.filter((person) => person.role !== 'public')) {
			const name = theSecret(`the account of a ${role}`, 'address');
			expect(
				after.sightings.some((one) => one.role === role && one.secret === name),
				`${role} reads the own address`
			).toBe(true);
		}
	});

	it('makes the server fail nowhere', () => {
		expect(after.broken).toEqual([]);
	});

	it('is answered about what is hidden as if it were not there, to the letter', () => {
		const both = [...before.digests].filter(([key]) => after.digests.has(key));
		const differing = both.filter(([key, digest]) => after.digests.get(key) !== digest);
		expect(differing.map(([key]) => key).filter((key) => !MEASURES.test(key))).toEqual([]);
		expect(both.length).toBeGreaterThan(300);
	});
});

/** The leaks that are seen on these routes by one role once protections were taken away; they are put back in the end. */
async function listLeaksWithout(
	protections: readonly Protection[],
	role: string,
	routes: readonly string[]
): Promise<string[]> {
	const { users, secrets } = world;
	const wanted = ({ route, method, parameter }: WalkQuestion) =>
		method === 'GET' && parameter === undefined && routes.includes(route);
	const walked = await world.without(
		protections,
		() => world.serve((url) => walk({ url, users, secrets, wanted, people: personOf(role) })),
		(tx) => world.publish(tx)
	);
	return [...new Set(listLeaks(walked).map(({ secret }) => nameSecret(secret)))];
}

describe('the walk, with a protection taken away', () => {
	it('is failed by policies that let a coordinator read every shelter', async () => {
		const opened = ['sala.records', 'sala.shelters'].map((table) => ({
			...{ table, policy: 'coordination_reads', using: 'true' }
		}));
		const leaks = await listLeaksWithout(opened, 'coordinator', ['/shelters', '/shelters.csv']);
		expect(leaks).toContain('name of LV-S-9703');
	});

	it('is failed by texts that nothing is withheld of', async () => {
		const emptied = { function: 'sala.withhold_texts()' };
		const leaks = await listLeaksWithout([emptied], 'public', ['/events/[code]']);
		expect(leaks).toContain('name of KH-C-9707');
	});

	it('is failed by compounds that nothing is withheld of', async () => {
		const emptied = { function: 'sala.withhold_compounds()' };
		const leaks = await listLeaksWithout([emptied], 'public', ['/compounds.csv', '/events.csv']);
		expect(leaks).toEqual(expect.arrayContaining(['place of KH-C-9733', 'locality of KH-E-9733']));
	});

	it('is failed by shelters that nothing is withheld of', async () => {
		const emptied = { function: 'sala.withhold_sites()' };
		const leaks = await listLeaksWithout([emptied], 'public', ['/shelters', '/shelters.csv']);
		expect(leaks).toContain('name of KH-S-9702');
	});
});
