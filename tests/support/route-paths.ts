import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** What stands for the parameters of routes: of records that Sala ships with, so that the page is there. */
const VALUES: Record<string, string> = {
	pcode: 'KH12',
	iso2: 'ID',
	token: 'nothing',
	'users/id': 'nobody',
	'audit/revision': '1',
	'compounds/code': 'KH-C-001',
	'events/code': 'KH-E-001',
	'exact/code': 'KH-S-001',
	'shelters/code': 'KH-S-001',
	'disclosure/code': 'KH-S-001'
};

/**
 * A path for every route of the program, as its files say.
 *
 * @throws Error for a parameter that no value is known of, so that no new route is left out
 */
export function listRoutePaths(): string[] {
	const files = readdirSync('src/routes', { encoding: 'utf8', recursive: true });
	const routes = files.filter((file) => /(^|\/)\+(page\.svelte|server\.ts)$/.test(file)).map(dirname);
	return [...new Set(routes)].map(toPath).sort();
}

function toPath(route: string): string {
	const parts = route.split('/').filter((part) => part !== '.' && !part.startsWith('('));
	return `/${parts.map((part, index) => part.replace(/\[(.+)\]/, (_, name: string) => toValue(parts, index, name))).join('/')}`;
}

function toValue(parts: readonly string[], index: number, name: string): string {
	const value = VALUES[name] ?? VALUES[`${parts[index - 1]}/${name}`];
	if (value === undefined) throw new Error(`No value is known for [${name}] of ${parts.join('/')}.`);
	return value;
}
