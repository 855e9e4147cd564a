import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#lib/server/db/rows.ts';
import { plantHidden } from './plant-hidden.ts';
import { plantLive } from './plant-live.ts';
import { OPEN_COMPOUND, OPEN_EVENT, plantPublic } from './plant-public.ts';
import { report } from './report.ts';
import { maySee, nameSecret, type Secret } from './secret.ts';
import { listLeaks, walk, type Walked } from './walk.ts';
import { World } from './world.ts';

const SEED = 20261123;
/** Sessions of each person that questions may end. */
const SPARE = 150;

let world: World;
/** Of the public, while nothing hidden was there. */
let before: Walked;
let after: Walked;

const nobody = () => world.people.filter(({ role }) => role === 'public');

/** What the public is told once something in the database was changed and all was published anew. */
async function walkChanged(change: (tx: Tx) => Promise<unknown>): Promise<Walked> {
	await world.change(async (tx) => {
		await change(tx);
		await world.publish(tx);
	});
	const wanted = ({ method, parameter }: { method: string; parameter?: string }) =>
		method === 'GET' && parameter === undefined;
	return world.serve((url) => walk({ url, people: nobody(), secrets: world.secrets, wanted }));
}

beforeAll(async () => {
	world = await World.create(SEED);
	await world.addPeople(SPARE);
	await world.plant(plantPublic);
	await world.plant(plantLive);
	await world.addScopes();
	// What will be hidden is invented now, so that it can be asked for before it is there.
	const asked = await world.foresee(plantHidden);
	before = await world.serve((url) =>
		walk({
			url,
			people: nobody(),
			secrets: [...world.secrets, ...asked],
			wanted: ({ isWriting }) => !isWriting
		})
	);
	await world.plant(plantHidden);
	after = await world.serve((url) => walk({ url, people: world.people, secrets: world.secrets }));
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
		const open = (of: string, what: string) =>
			wherever(world.secrets.find((secret) => secret.of === of && secret.what === what)!);
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
			const name = world.secrets.find(({ of, what }) => of === `the account of a ${role}` && what === 'name');
			expect(
				after.sightings.some((one) => one.role === role && one.secret === name),
				`${role} reads the own name`
			).toBe(true);
		}
	});

	it('makes the server fail nowhere', () => {
		expect(after.broken).toEqual([]);
	});

	it('is answered about what is hidden as if it were not there, to the letter', () => {
		const differing = [...before.digests].filter(
			([key, digest]) => after.digests.has(key) && after.digests.get(key) !== digest
		);
		expect(differing.map(([key]) => key)).toEqual([]);
		expect([...before.digests].filter(([key]) => after.digests.has(key)).length).toBeGreaterThan(300);
	});
});

describe('the walk of the public, with a protection taken away', () => {
	it('fails where a policy is dropped', async () => {
		const walked = await walkChanged((tx) =>
			tx.execute(sql`DROP POLICY public_reads ON sala_public.compounds`)
		);
		const seen = new Set(walked.sightings.map(({ secret }) => secret));
		const missed = world.secrets.filter(
			(secret) =>
				secret.of === OPEN_COMPOUND && secret.what === 'name' && maySee(secret, 'public') && !seen.has(secret)
		);
		expect(missed.map(nameSecret)).toEqual([`name of ${OPEN_COMPOUND}`]);
		await world.change((tx) =>
			tx.execute(
				sql`CREATE POLICY public_reads ON sala_public.compounds FOR SELECT TO sala_public USING (true)`
			)
		);
	});

	it('finds the names that texts may not say, where the function that withholds them withholds nothing', async () => {
		const walked = await walkChanged((tx) =>
			tx.execute(sql`CREATE OR REPLACE FUNCTION sala.withhold_texts() RETURNS void LANGUAGE sql AS 'SELECT'`)
		);
		expect(report(listLeaks(walked)).join('\n')).toContain('public is told the name of KH-C-9707');
	});

	it('finds names of shelters, where the function that withholds sites withholds nothing', async () => {
		const walked = await walkChanged((tx) =>
			tx.execute(sql`CREATE OR REPLACE FUNCTION sala.withhold_sites() RETURNS void LANGUAGE sql AS 'SELECT'`)
		);
		expect(report(listLeaks(walked)).join('\n')).toContain('public is told the name of KH-S-9702');
	});
});
