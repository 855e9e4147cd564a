import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const CHUNKS = 'build/server/chunks';
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'fallback'];

/** A route that the router of the build knows. */
export interface Route {
	/** As the folders of src/routes spell it: `/areas/[pcode]`. */
	id: string;
	/** What in its address is open, by name. */
	parameters: { name: string; isOptional: boolean }[];
	isPage: boolean;
	/** What its endpoint answers to; none where it is a page alone. */
	methods: string[];
	/** Names of the form actions of its page; `default` for the one without a name. */
	actions: string[];
}

/** The part of SvelteKit's manifest that is read here. */
interface Manifest {
	_: {
		nodes: (() => Promise<{ server?: { actions?: object } }>)[];
		routes: {
			id: string;
			params: { name: string; optional: boolean }[];
			page: { leaf: number } | null;
			endpoint: (() => Promise<object>) | null;
		}[];
	};
}

/**
 * Every route that the router knows, from the build itself: what is not here cannot be asked for, and a new route is here
 * as soon as it can.
 */
export async function listRoutes(): Promise<Route[]> {
	const { _ } = await importManifest();
	return Promise.all(
		_.routes.map(async ({ id, params, page, endpoint }) => ({
			id,
			parameters: params.map(({ name, optional }) => ({ name, isOptional: optional })),
			isPage: page !== null,
			methods: endpoint ? await listMethods(endpoint) : [],
			actions: page ? Object.keys((await _.nodes[page.leaf]!()).server?.actions ?? {}) : []
		}))
	);
}

async function listMethods(endpoint: () => Promise<object>): Promise<string[]> {
	const exported = await endpoint();
	return METHODS.filter((method) => method in exported);
}

async function importManifest(): Promise<Manifest> {
	const file = readdirSync(CHUNKS).find((name) => /^manifest\.js-[\w-]+\.js$/.test(name));
	if (!file) throw new Error(`No manifest in ${CHUNKS}: has the form of the build changed?`);
	const exported = (await import(pathToFileURL(path.resolve(CHUNKS, file)).href)) as Record<string, Manifest>;
	const manifest = Object.values(exported).find((one) => Array.isArray(one?._?.routes));
	if (!manifest) throw new Error(`${file} exports no manifest: has the form of the build changed?`);
	return manifest;
}
