import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildIfStale } from '#lib/server/control/build.js';
import { listRoutes, type Route } from './manifest.ts';
import { listFilesOf, listSources, readFieldNames, readParameterNames, UNDERSTOOD } from './read-names.ts';
import { PARAMETERS, QUERY } from './values.ts';

let routes: Route[];

beforeAll(async () => {
	await buildIfStale(() => {}, new AbortController().signal);
	routes = await listRoutes();
});

const namesOf = (id: string) =>
	new Set(listFilesOf(id).flatMap((file) => readParameterNames(file, readFileSync(file, 'utf8')).names));

describe('the routes', () => {
	it('are those of the build, with their methods and actions', () => {
		const find = (id: string) => routes.find((route) => route.id === id);
		expect(find('/areas/[pcode]')).toEqual({
			...{ id: '/areas/[pcode]', isPage: true, methods: [], actions: [] },
			parameters: [{ name: 'pcode', isOptional: false }]
		});
		expect(find('/compounds.csv')).toMatchObject({ isPage: false, methods: ['GET'] });
		expect(find('/(accounts)/sign-out')).toMatchObject({ actions: ['here', 'everywhere'] });
	});

	it('are as many as the folders that hold a page or an endpoint', () => {
		const folders = listSources()
			.filter((file) => /\/\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(file))
			.map((file) => file.replace(/^src\/routes|\/[^/]+$/g, '') || '/');
		expect(routes.map(({ id }) => id).sort()).toEqual([...new Set(folders)].sort());
	});

	it('have a value for everything that is open in their addresses', () => {
		const open = [...new Set(routes.flatMap(({ parameters }) => parameters.map(({ name }) => name)))];
		expect(open.filter((name) => !(name in PARAMETERS))).toEqual([]);
	});
});

describe('the parameters of addresses', () => {
	it('are read in no way that the walk does not understand', () => {
		const strange = listSources().filter(
			(file) => !readParameterNames(file, readFileSync(file, 'utf8')).isUnderstood
		);
		expect(strange).toEqual([]);
		expect(Object.keys(UNDERSTOOD).filter((file) => !listSources().includes(file))).toEqual([]);
	});

	it('have values for the walk, each of them', () => {
		const read = new Set(routes.flatMap(({ id }) => [...namesOf(id)]));
		expect([...read].filter((name) => !(name in QUERY))).toEqual([]);
		expect(Object.keys(QUERY).filter((name) => !read.has(name))).toEqual([]);
	});

	it('are found where a route reads them, however far away', () => {
		expect([...namesOf('/shelters.csv')]).toEqual(
			expect.arrayContaining(['status', 'as_of', 'known_at', 'q'])
		);
		expect([...namesOf('/')]).toEqual(
			expect.arrayContaining(['open', 'record', 'people', 'layers', 'map', 'sort', 'kind', 'from', 'to'])
		);
		expect([...namesOf('/map/inside')]).toContain('ring');
		expect([...namesOf('/sources')]).toContain('start');
		expect([...namesOf('/(accounts)/sign-in')]).toContain('invited');
	});

	it('are noticed in every way to read one, and a way that is not known is noticed too', () => {
		const read = (source: string) => readParameterNames('src/new.ts', source);
		expect(read(`url.searchParams.get('near')`)).toEqual({ names: ['near'], isUnderstood: true });
		expect(read(`page.url.searchParams.has( 'a' ); url.searchParams.getAll('b')`).names).toEqual(['a', 'b']);
		expect(read('url.searchParams.get(NAME)').isUnderstood).toBe(false);
		expect(read('const { searchParams } = url; searchParams.get("q")').isUnderstood).toBe(false);
		expect(read('for (const [k] of url.searchParams) use(k)').isUnderstood).toBe(false);
		expect(read('new URLSearchParams(url.search)').isUnderstood).toBe(false);
		expect(read('nothing of the kind')).toEqual({ names: [], isUnderstood: true });
	});

	it('are found in forms too', () => {
		const source = `readText(form, 'email'); given.has('theme'); form.get('back');
			readText(await request.formData(), 'id'); await readField(event, 'area')`;
		expect(readFieldNames(source)).toEqual(['email', 'theme', 'back', 'id', 'area']);
	});
});
