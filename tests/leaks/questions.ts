import { readFileSync } from 'node:fs';
import type { Question } from './client.ts';
import type { Route } from './manifest.ts';
import { listFilesOf, readFieldNames, readParameterNames } from './read-names.ts';
import { NOBODYS, PARAMETERS, QUERY, type Planted } from './values.ts';

/** A question of the walk. */
export interface WalkQuestion extends Question {
	route: string;
	/** The parameter of the query that is tried, where one is. */
	parameter?: string;
	/** Whether it may end a session or write something. */
	isWriting?: boolean;
}

const HTML = { accept: 'text/html' };
const WRONG_METHODS = ['PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const FORM = 'application/x-www-form-urlencoded';

/**
 * Everything that the walk asks of a route: each address of it, each parameter of its query with each value, as page and
 * as data, in both languages, by every method, and each of its actions.
 *
 * @throws Error for a parameter without values
 */
export function* listQuestions(route: Route, planted: Planted, origin: string): Generator<WalkQuestion> {
	const { id } = route;
	const paths = listPaths(route, planted);
	const [first = '/'] = paths;
	for (const path of paths) yield* askPlainly(route, path);
	yield { route: id, method: 'HEAD', path: first };
	yield { route: id, method: 'GET', path: first, headers: { ...HTML, 'accept-language': 'km' } };
	for (const [parameter, value] of listQueries(id, planted)) {
		const query = new URLSearchParams([[parameter, value]]);
		yield { route: id, method: 'GET', path: `${first}?${query}`, headers: HTML, parameter };
	}
	for (const method of WRONG_METHODS)
		yield { route: id, method, path: first, headers: { origin }, isWriting: true };
	yield* askByForm(route, first, planted, origin);
}

/** Questions that no route answers: errors of the router and of the server in front of it. */
export function* listStrayQuestions(planted: Planted): Generator<WalkQuestion> {
	const codes = [...planted.codes.slice(0, 5), NOBODYS.code];
	for (const path of [
		...codes.flatMap((code) => [
			`/${code}`,
			`/shelters/${code}`,
			`/compounds/${code}/history`,
			`/tiles/${code}/1/1.mvt`
		]),
		...['/%E0%A4', '/..%2f..%2fdrizzle', '/compounds/%00', '/_app/nothing.js', '/__data.json', '/robots.txt']
	])
		yield { route: '(none)', method: 'GET', path, headers: HTML };
	yield { route: '(none)', method: 'GET', path: '/', headers: { host: 'elsewhere.example.org' } };
}

/** The addresses of a route without a query, the first with values that are there. */
export function listPaths({ id, parameters }: Route, planted: Planted): string[] {
	const bare = id.replace(/\/\([^)]*\)/g, '') || '/';
	return parameters.reduce<string[]>(
		(paths, { name, isOptional }) => {
			const values = PARAMETERS[name]?.(planted);
			if (!values) throw new Error(`No values for the parameter ${name} of ${id}: add some to PARAMETERS.`);
			const open = new RegExp(`\\[{1,2}(?:\\.\\.\\.)?${name}(?:=\\w+)?\\]{1,2}`);
			return paths.flatMap((path) =>
				[...(isOptional ? [''] : []), ...values].map((value) => path.replace(open, encodeURIComponent(value)))
			);
		},
		[bare]
	);
}

function* askPlainly({ id, isPage, methods }: Route, path: string): Generator<WalkQuestion> {
	if (isPage) {
		yield { route: id, method: 'GET', path, headers: HTML };
		yield { route: id, method: 'GET', path: `${path === '/' ? '' : path}/__data.json` };
	}
	if (methods.length > 0) yield { route: id, method: 'GET', path, headers: { accept: 'application/json' } };
}

/** Each parameter that the route reads, on its own with each of its values. */
function listQueries(id: string, planted: Planted): [name: string, value: string][] {
	const files = listFilesOf(id).map((file) => readParameterNames(file, readFileSync(file, 'utf8')));
	const names = [...new Set(files.flatMap((file) => file.names))];
	return names.flatMap((name) => {
		const values = QUERY[name]?.(planted);
		if (!values) throw new Error(`No values for ${name}, which ${id} reads: add some to QUERY.`);
		return [...new Set(values)].map((value): [string, string] => [name, value]);
	});
}

/** Each action: with what is planted in every field, with nothing, and from another site. */
function* askByForm(route: Route, path: string, planted: Planted, origin: string): Generator<WalkQuestion> {
	const { id, actions, methods } = route;
	const fields = listFilesOf(id).flatMap((file) => readFieldNames(readFileSync(file, 'utf8')));
	const fill = (value: string) => new URLSearchParams(fields.map((name) => [name, value])).toString();
	const [code = '', name = ''] = [planted.codes[0], planted.names[0]];
	const targets = actions.map((action) => (action === 'default' ? path : `${path}?/${action}`));
	if (actions.length === 0) targets.push(path);
	for (const target of targets) {
		const post = { route: id, method: 'POST', path: target, isWriting: true };
		const headers = { 'content-type': FORM, origin, ...HTML };
		for (const body of actions.length + methods.length === 0 ? [''] : [fill(code), fill(name), ''])
			yield { ...post, headers, body };
		yield { ...post, headers: { ...headers, origin: 'https://elsewhere.example.org' }, body: fill(code) };
	}
}
