import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantHidden } from './plant-hidden.ts';
import { plantPublic } from './plant-public.ts';
import { report } from './report.ts';
import { listLeaks, walk, type Walked } from './walk.ts';
import { World } from './world.ts';

const SEED = 20261123;
const SPARE = 120;

let world: World;
let before: Walked;
let after: Walked;

beforeAll(async () => {
	world = await World.create(SEED);
	await world.addPeople(SPARE);
	await world.plant(plantPublic);
	await world.plant(plantHidden);
	console.time('walk');
	after = await world.serve((url) => walk(url, world.people, world.secrets));
	console.timeEnd('walk');
	console.log(after.questions, after.sightings.length, after.broken);
}, 600_000);

afterAll(() => world?.remove());

describe('the walk', () => {
	it('finds nothing', () => {
		expect(report(listLeaks(after))).toEqual([]);
	});
});
