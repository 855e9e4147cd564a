import { existsSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONNECTION, PLACES } from '../../.eslint/places.js';

const root = path.resolve(import.meta.dirname, '../..');

/** The project's own configuration; only what needs types is off, as the files do not exist. */
const eslint = new ESLint({
	cwd: root,
	overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
	ruleFilter: ({ ruleId }) => ruleId === 'sala/import-direction'
});

/** What the rule says of a file with this code; a parsing error counts as something else and throws. */
async function problemsOf(filePath: string, code: string): Promise<string[]> {
	const [result] = await eslint.lintText(code, { filePath: path.join(root, filePath) });
	const other = result?.messages.find(({ ruleId }) => ruleId !== 'sala/import-direction');
	if (other) throw new Error(`${filePath}: ${other.message}`);
	return result?.messages.map(({ message }) => message) ?? [];
}

/** style.md's table, written out again by hand: place → what it may import. */
const ALLOWED: Record<string, string[]> = {
	'src/lib/domain': [],
	'src/lib/server/db': ['domain'],
	'src/lib/server/queries': ['server/db', 'domain'],
	'src/lib/server/commands': ['server/db', 'domain'],
	'src/lib/server/import': ['server/db', 'server/queries', 'server/commands', 'domain'],
	'src/lib/server/export': ['server/db', 'server/queries', 'server/commands', 'server/import', 'domain'],
	'src/lib/server/tiles': ['server/db', 'server/queries', 'server/commands', 'domain'],
	'src/lib/server/ogc': ['server/db', 'server/queries', 'server/commands', 'domain'],
	'src/lib/server/solver': ['server/db', 'server/queries', 'server/commands', 'domain'],
	'src/lib/server/auth': ['server/db', 'server/queries', 'domain'],
	'src/lib/server/control': [
		'server/db',
		'server/queries',
		'server/commands',
		'server/import',
		'server/export',
		'domain'
	],
	'src/lib/i18n': ['domain'],
	'src/lib/map': ['domain', 'i18n'],
	'src/lib/components': ['domain', 'map', 'i18n'],
	'src/routes': [
		'server/auth',
		'server/queries',
		'server/commands',
		'server/import',
		'server/export',
		'server/tiles',
		'server/ogc',
		'server/solver',
		'components',
		'map',
		'i18n',
		'domain'
	]
};

const LIB_FOLDERS = Object.keys(ALLOWED).flatMap((folder) => folder.split('src/lib/')[1] ?? []);

/** Loading the configuration and its plugins takes seconds; no single test is to be blamed for it. */
const LOADING_MS = 60_000;

beforeAll(() => problemsOf('src/lib/domain/one.ts', 'export {};'), LOADING_MS);

describe('sala/import-direction', () => {
	const directions = Object.keys(ALLOWED).flatMap((from) => LIB_FOLDERS.map((to) => ({ from, to })));

	it.each(directions)('judges $from importing #lib/$to by the table', async ({ from, to }) => {
		const isAllowed = from === `src/lib/${to}` || ALLOWED[from]?.includes(to);
		const problems = await problemsOf(`${from}/one.ts`, `import { x } from '#lib/${to}/two.ts'; x();`);
		expect(problems).toHaveLength(isAllowed ? 0 : 1);
	});

	it('says where the code belongs instead', async () => {
		expect(
			await problemsOf('src/routes/+page.server.ts', `import '#lib/server/db/schema/areas.ts';`)
		).toEqual([expect.stringContaining('A read belongs in src/lib/server/queries')]);
	});

	it.each(Object.values(PLACES).filter((place) => place.path !== 'src/routes'))(
		'lets $path import no route',
		async ({ path: place }) => {
			const file = place.endsWith('.ts') ? place : `${place}/one.ts`;
			const route = path.posix.relative(path.posix.dirname(file), 'src/routes/+page.server.ts');
			expect(await problemsOf(file, `import './${route}';`)).toHaveLength(1);
		}
	);

	it.each([
		['a relative path', `import '../server/db/rows.ts';`],
		['a relative path through its own folder', `import './../domain/../server/db/rows.ts';`],
		['the alias that SvelteKit makes', `import '$lib/server/db/rows.ts';`],
		['a path from the root', `import '/src/lib/server/db/rows.ts';`],
		['a path with dots under #lib', `import '#lib/domain/../server/db/rows.ts';`],
		['an import at run time', `await import('#lib/server/db/rows.ts');`],
		['an import at run time in backquotes', 'await import(`#lib/server/db/rows.ts`);'],
		['an export', `export { rows } from '#lib/server/db/rows.ts';`],
		['an export of everything', `export * from '#lib/server/db/rows.ts';`],
		['a type', `import type { Row } from '#lib/server/db/rows.ts'; export type One = Row;`],
		['a type written in place', `export type One = import('#lib/server/db/rows.ts').Row;`],
		['a glob', `import.meta.glob('../server/db/*.ts');`],
		['one glob of several', `import.meta.glob(['./*.ts', '/src/lib/server/db/*.ts']);`]
	])('is not dodged by %s', async (_way, code) => {
		expect(await problemsOf('src/lib/domain/one.ts', code)).toHaveLength(1);
	});

	it('refuses a relative path to a folder that may be imported, and gives the right spelling', async () => {
		expect(await problemsOf('src/lib/map/one.ts', `import '../domain/bbox.ts';`)).toEqual([
			expect.stringContaining(`'#lib/domain/bbox.ts'`)
		]);
		expect(await problemsOf('tests/unit/one.test.ts', `import '../../src/lib/domain/bbox.ts';`)).toHaveLength(
			1
		);
	});

	it('allows a relative path inside the folder', async () => {
		expect(await problemsOf('src/lib/server/db/schema/areas.ts', `import '../columns.ts';`)).toEqual([]);
		expect(await problemsOf('src/lib/domain/bbox.test.ts', `import './bbox.ts';`)).toEqual([]);
		expect(await problemsOf('src/routes/areas/+page.ts', `import '../theme.ts';`)).toEqual([]);
	});

	it('reads past what Vite is told of a file', async () => {
		const route = 'src/routes/method/+page.server.ts';
		expect(await problemsOf(route, `import css from '../../app.css?raw';`)).toEqual([]);
		expect(await problemsOf('src/lib/domain/day.ts', `import css from '#lib/map/map.css?raw';`)).toHaveLength(
			1
		);
	});

	it('looks into components', async () => {
		const code = `<script lang="ts">\n\timport { rows } from '#lib/server/db/rows.ts';\n</script>\n\n{rows}\n`;
		expect(await problemsOf('src/lib/components/One.svelte', code)).toHaveLength(1);
		expect(await problemsOf('src/routes/+page.svelte', code)).toHaveLength(1);
	});

	it('refuses a folder that the table does not name', async () => {
		expect(await problemsOf('src/lib/utils/one.ts', 'export const one = 1;')).toHaveLength(1);
		expect(
			await problemsOf('src/lib/server/queries/one.ts', `import '#lib/server/misc/two.ts';`)
		).toHaveLength(1);
	});
});

describe('sala/import-direction on the connection', () => {
	const code = `import { openDatabase } from '#lib/server/db/connection.ts'; openDatabase();`;

	it.each(['src/hooks.server.ts', 'src/lib/server/db/migrate.ts', 'tests/database/roles.test.ts'])(
		'lets %s open the database',
		async (file) => expect(await problemsOf(file, code)).toEqual([])
	);

	it.each(
		Object.entries(PLACES)
			.filter(([name]) => !['hooks', 'db', 'tests'].includes(name))
			.map(([, place]) => (place.path.endsWith('.ts') ? place.path : `${place.path}/one.ts`))
	)('does not let %s open it', async (file) => expect(await problemsOf(file, code)).toHaveLength(1));

	it('allows its types where the database may be imported', async () => {
		const types = `import type { Tx } from '#lib/server/db/connection.ts'; export type One = Tx;`;
		expect(await problemsOf('src/lib/server/queries/areas.ts', types)).toEqual([]);
		expect(await problemsOf('src/routes/+page.server.ts', types)).toHaveLength(1);
	});

	it('guards a file that is there', () => {
		expect(existsSync(path.join(root, CONNECTION.path)), CONNECTION.path).toBe(true);
	});
});

describe('sala/import-direction on packages', () => {
	it.each([
		[
			'maplibre-gl',
			'src/lib/map',
			['src/lib/components', 'src/routes', 'src/lib/domain', 'src/lib/server/tiles']
		],
		['drizzle-orm/pg-core', 'src/lib/server/queries', ['src/routes', 'src/lib/domain', 'src/lib/components']],
		['postgres', 'src/lib/server/db', ['src/lib/server/queries', 'src/routes', 'src/lib/server/control']],
		['@electric-sql/pglite', 'src/lib/server/db', ['src/lib/server/commands', 'src/routes']],
		['node:fs', 'src/lib/server/import', ['src/lib/domain', 'src/lib/components', 'src/lib/i18n']],
		['fs/promises', 'src/lib/server/import', ['src/lib/domain', 'src/lib/map']],
		['svelte', 'src/lib/components', ['src/lib/domain', 'src/lib/server/queries']],
		['$app/environment', 'src/lib/server/control', ['src/lib/domain', 'src/lib/server/db']]
	])('lets %s into %s and keeps it out of %j', async (name, allowed, refused) => {
		const code = `import * as all from '${name}'; all.one();`;
		expect(await problemsOf(`${allowed}/one.ts`, code)).toEqual([]);
		for (const folder of refused) expect(await problemsOf(`${folder}/one.ts`, code), folder).toHaveLength(1);
	});

	it('keeps the schema and drizzle out of routes, types too', async () => {
		expect(
			await problemsOf(
				'src/routes/+page.server.ts',
				`import type { SQL } from 'drizzle-orm'; export type One = SQL;`
			)
		).toHaveLength(1);
	});
});
