/**
 * The table of the import-direction rule: the places of the program, and what each may import.
 *
 * Data flows one way (file, database, query, route, component), so a place imports only what lies before it. A new
 * folder gets a line here before it gets a file. Read by import-direction.js.
 */

/**
 * @typedef {object} Place
 * @property {string} path folder or file, from the project's root; the longest match counts
 * @property {string[]} mayImport names of other places
 * @property {string[]} [packages] keys of `KEPT_PACKAGES` it may import
 * @property {string} [belongs] what to do instead, told to whoever imports it and may not
 */

const SVELTE = ['svelte', '@sveltejs/kit', '$app'];
const DRIVERS = ['postgres', '@electric-sql'];

/** Between the queries and the routes: what reads and writes for one format, protocol or program. */
const GATEWAY = { mayImport: ['db', 'queries', 'commands', 'domain'], packages: ['drizzle-orm', 'node'] };

/** Everything that a route may hand its work to. */
const BEFORE_ROUTES = [
	'clock',
	'styles',
	...['auth', 'queries', 'commands', 'import', 'export', 'tiles', 'ogc', 'solver'],
	...['components', 'map', 'i18n', 'domain']
];

/** @type {Record<string, Place>} */
export const PLACES = {
	domain: { path: 'src/lib/domain', mayImport: [] },
	styles: { path: 'src/app.css', mayImport: [] },
	clock: {
		path: 'src/lib/server/clock.ts',
		mayImport: ['domain'],
		packages: ['node'],
		belongs: 'Hand the day or the moment on as an argument.'
	},
	db: {
		path: 'src/lib/server/db',
		mayImport: ['domain'],
		packages: ['drizzle-orm', 'node', ...DRIVERS],
		belongs:
			'A read belongs in src/lib/server/queries, a write in src/lib/server/commands; a route takes withActor from event.locals.'
	},
	queries: {
		path: 'src/lib/server/queries',
		mayImport: ['db', 'domain'],
		packages: ['drizzle-orm', 'node'],
		belongs: 'Ask in the route and hand the rows on.'
	},
	commands: {
		path: 'src/lib/server/commands',
		mayImport: ['db', 'domain'],
		packages: ['drizzle-orm', 'node'],
		belongs: 'Let a route or src/lib/server/control call the command.'
	},
	import: { path: 'src/lib/server/import', ...GATEWAY },
	// An export is written in the importer's own form.
	export: { path: 'src/lib/server/export', ...GATEWAY, mayImport: [...GATEWAY.mayImport, 'import'] },
	sealed: {
		path: 'src/lib/server/sealed',
		mayImport: [],
		packages: ['node'],
		belongs: 'Only src/lib/server/control seals files, for whoever has their passphrase.'
	},
	backup: {
		path: 'src/lib/server/backup',
		mayImport: ['db'],
		packages: ['drizzle-orm', 'node'],
		belongs: 'Only src/lib/server/control keeps the whole database and puts it back.'
	},
	tiles: { path: 'src/lib/server/tiles', ...GATEWAY },
	ogc: { path: 'src/lib/server/ogc', ...GATEWAY },
	solver: { path: 'src/lib/server/solver', ...GATEWAY },
	auth: {
		path: 'src/lib/server/auth',
		mayImport: ['db', 'queries', 'domain'],
		packages: ['drizzle-orm', 'node', ...SVELTE],
		belongs: 'Let the route authorise, and hand on what was allowed.'
	},
	control: {
		path: 'src/lib/server/control',
		mayImport: ['clock', 'db', 'queries', 'commands', 'import', 'export', 'sealed', 'backup', 'domain'],
		packages: ['node', ...SVELTE],
		belongs: 'Only src/hooks.server.ts starts, stops and commands the process.'
	},
	i18n: { path: 'src/lib/i18n', mayImport: ['domain'], packages: SVELTE },
	map: {
		path: 'src/lib/map',
		mayImport: ['domain', 'i18n'],
		packages: ['maplibre-gl', ...SVELTE],
		belongs: 'What draws on the map belongs in src/lib/map.'
	},
	components: {
		path: 'src/lib/components',
		mayImport: ['domain', 'map', 'i18n'],
		packages: SVELTE,
		belongs: 'What people see belongs in src/lib/components, and is composed in src/routes.'
	},
	routes: {
		path: 'src/routes',
		mayImport: BEFORE_ROUTES,
		packages: ['node', ...SVELTE],
		belongs: 'Nobody imports routes: what is shared belongs in src/lib.'
	},
	hooks: {
		path: 'src/hooks.server.ts',
		mayImport: ['db', 'control', ...BEFORE_ROUTES],
		packages: ['node', ...SVELTE]
	},
	app: { path: 'src/app.d.ts', mayImport: ['db', 'auth', 'domain', 'i18n'] },
	'service-worker': { path: 'src/service-worker', mayImport: ['domain', 'map', 'i18n'], packages: SVELTE },
	scripts: {
		path: 'scripts',
		mayImport: [],
		packages: ['node', ...DRIVERS],
		belongs: 'Scripts run beside the program: what is shared belongs in src/lib.'
	},
	tests: {
		path: 'tests',
		mayImport: ['db', 'control', 'sealed', 'backup', 'scripts', ...BEFORE_ROUTES],
		packages: ['drizzle-orm', 'node', ...DRIVERS, ...SVELTE],
		belongs: 'Tests import the program, never the other way round.'
	}
};

/** Packages that only some places may import (`node` is all of Node's own), and what to do instead. */
export const KEPT_PACKAGES = {
	'maplibre-gl': 'What draws on the map belongs in src/lib/map.',
	'drizzle-orm': 'A read belongs in src/lib/server/queries, a write in src/lib/server/commands.',
	postgres: 'Only src/lib/server/db speaks to a database driver.',
	'@electric-sql': 'Only src/lib/server/db speaks to a database driver.',
	node: 'What touches the machine belongs in src/lib/server.',
	svelte: 'What people see belongs in src/lib/components.',
	'@sveltejs/kit': 'What answers a request belongs in src/routes.',
	$app: 'What depends on the running page belongs in src/routes or src/lib/components.'
};

/**
 * The module that opens the database, and the places that may. Whoever holds it can act as anybody, so all others
 * take a transaction from `withActor`; its types are free.
 */
export const CONNECTION = { path: 'src/lib/server/db/connection.ts', openedBy: ['hooks', 'db', 'tests'] };
