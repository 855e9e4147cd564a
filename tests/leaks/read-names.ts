import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FILTER_PARAMETERS } from '#lib/domain/filter.ts';
import { LAYERS_PARAMETER } from '#lib/map/catalogue.ts';

const ROUTES = 'src/routes';
const SOURCE = /\.(ts|js|svelte)$/;

/** How a file reads parameters of an address by a name that stands there. */
const READS = /\b(?:searchParams|[pP]arameters|params|query)\.(?:get|getAll|has)\(\s*'([^']+)'\s*\)/g;
const SPELLED = /\bsearchParams\.(?:get|getAll|has)\(\s*'[^']+'\s*\)/g;
/** How a file comes by the parameters of an address at all. */
const TOUCHES = /\b(?:searchParams|URLSearchParams)\b/g;
/** How an action reads a field of a form. */
const FIELDS =
	/\b(?:readText|readNumber|readFile|readField)\(\s*[^,'\n]+,\s*'([^']+)'|\b(?:form|given|data|formData)\.(?:get|getAll|has)\(\s*'([^']+)'/g;

/** What a file does with parameters of addresses other than to read one by a name in quotation marks. */
interface Understood {
	/** How often it does. */
	times: number;
	/** What it reads so. */
	names: readonly string[];
}

const writes = (times: number): Understood => ({ times, names: [] });

/**
 * Files that touch the parameters of an address other than by a name in quotation marks. One that is not here, or does so
 * once more than is said here, fails the walk: nobody would know what to ask it.
 */
export const UNDERSTOOD: Record<string, Understood> = {
	'src/lib/domain/filter.ts': { times: 10, names: Object.values(FILTER_PARAMETERS) },
	'src/lib/map/catalogue.ts': { times: 1, names: [LAYERS_PARAMETER] },
	// Handed on to those two.
	'src/routes/list-reading.server.ts': writes(1),
	'src/lib/components/map/SituationMap.svelte': writes(1),
	'src/lib/components/situation/FilterBar.svelte': writes(1),
	'src/routes/+page.svelte': writes(2),
	// They write addresses.
	'src/lib/components/layout/address.ts': writes(5),
	'src/lib/components/layout/CarriedView.svelte': writes(1),
	'src/lib/components/layout/CitationText.svelte': writes(1),
	'src/lib/map/inside.ts': writes(1),
	// Takes them out of an address, and reads them by their names.
	'src/routes/admin/audit-reading.server.ts': writes(2)
};

/** They read addresses that are not ours: the otpauth: address of a second factor. */
const OF_OTHERS = ['src/lib/components/accounts/AppSecret.svelte'];

/** The names of parameters that a file reads from addresses, and whether that is all it may read. */
export function readParameterNames(file: string, source: string): { names: string[]; isUnderstood: boolean } {
	const named = OF_OTHERS.includes(file) ? [] : [...source.matchAll(READS)].map(([, name]) => name!);
	const spelled = source.match(SPELLED)?.length ?? 0;
	const touched = source.match(TOUCHES)?.length ?? 0;
	const { times, names } = UNDERSTOOD[file] ?? writes(0);
	return { names: [...new Set([...named, ...names])], isUnderstood: touched - spelled === times };
}

/** The names of form fields that a file reads. */
export function readFieldNames(source: string): string[] {
	return [...new Set([...source.matchAll(FIELDS)].map(([, read, got]) => (read ?? got)!))];
}

/** Every file that the program is made of, less its tests. */
export function listSources(): string[] {
	return readdirSync('src', { encoding: 'utf8', recursive: true })
		.map((name) => path.join('src', name))
		.filter((file) => SOURCE.test(file) && !/\.test\.[jt]s$/.test(file))
		.sort();
}

/** The files that a route is made of: those of its folder and of those above it, and all that they import. */
export function listFilesOf(routeId: string): string[] {
	const folders = routeId
		.split('/')
		.filter(Boolean)
		.map((_, place, parts) => parts.slice(0, place + 1).join('/'));
	const above = ['', ...folders].map((folder) => path.join(ROUTES, folder));
	const begin = above.flatMap((folder) =>
		readdirSync(folder)
			.filter((name) => name.startsWith('+') && (folder === above.at(-1) || name.startsWith('+layout')))
			.map((name) => path.join(folder, name))
	);
	const all = new Set<string>();
	const add = (file: string) => {
		if (all.has(file)) return;
		all.add(file);
		for (const imported of listImports(file)) add(imported);
	};
	for (const file of begin) add(file);
	return [...all];
}

function listImports(file: string): string[] {
	const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'((?:#lib|\.)[^'?]*)'/g);
	return [...imports]
		.map(([, name]) =>
			name!.startsWith('#lib') ? name!.replace('#lib', 'src/lib') : path.join(path.dirname(file), name!)
		)
		.filter((name) => SOURCE.test(name) && existsSync(name));
}
