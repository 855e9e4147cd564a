/**
 * ESLint rule `sala/import-direction`: keeps every import within the table of `places.js`.
 *
 * A rule of our own and not `no-restricted-imports`: that one compares spellings, so it misses `import()`,
 * `import('…').Type` and `import.meta.glob`, and needs a pattern for every way to write one path.
 */
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { CONNECTION, KEPT_PACKAGES, PLACES } from './places.js';

/**
 * The place that a path from the project's root lies in, or undefined outside the table.
 *
 * @param {string} file
 */
function locationOf(file) {
	return Object.entries(PLACES)
		.filter(([, place]) => file === place.path || file.startsWith(`${place.path}/`))
		.sort(([, a], [, b]) => b.path.length - a.path.length)[0]?.[0];
}

/**
 * The place whose rights a file has: where it lies, but a test has those of `tests` wherever it lies.
 *
 * @param {string} file
 */
function roleOf(file) {
	return /\.test\.[jt]s$/.test(file) ? 'tests' : locationOf(file);
}

/**
 * The path from the project's root that a specifier names, or undefined for a package. How Vite is to read the file
 * (`?raw`) is no part of it.
 *
 * @param {string} specifier
 * @param {string} file the importing file
 */
function resolve(specifier, file) {
	if (/\?\w+$/.test(specifier)) return resolve(specifier.replace(/\?\w+$/, ''), file);
	if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
	if (specifier.startsWith('/')) return path.posix.normalize(specifier.slice(1));
	const alias = /^[#$]lib(?:\/(.*))?$/.exec(specifier);
	return alias ? path.posix.join('src/lib', alias[1] ?? '') : undefined;
}

/**
 * @param {string} from
 * @param {string} specifier
 */
function findPackageProblem(from, specifier) {
	const name = isBuiltin(specifier) ? 'node' : specifier;
	const kept = Object.entries(KEPT_PACKAGES).find(([key]) => name === key || name.startsWith(`${key}/`));
	if (!kept || PLACES[from]?.packages?.includes(kept[0])) return undefined;
	return `${from} may not import ${specifier}. ${kept[1]}`;
}

/**
 * @param {string} from
 * @param {string} target
 * @param {boolean} isType
 */
function findDirectionProblem(from, target, isType) {
	if (target === CONNECTION.path && !isType && !CONNECTION.openedBy.includes(from))
		return `${from} may not open the database. Take the transaction as first argument, from withActor.`;
	const to = roleOf(target);
	const allowed = PLACES[from]?.mayImport ?? [];
	if (to === from || (to && allowed.includes(to))) return undefined;
	if (to === undefined)
		return target.startsWith('src/') ? `${target} is in no place of .eslint/places.js.` : undefined;
	const instead = PLACES[to]?.belongs ?? `It may import ${allowed.join(', ') || 'nothing of ours'}.`;
	return `${from} may not import ${to}. ${instead}`;
}

/**
 * What is wrong with an import and where the code belongs instead, or undefined where it may stand.
 *
 * @param {string} file the importing file, from the project's root, with forward slashes
 * @param {string} specifier as written
 * @param {boolean} isType it leaves nothing at run time
 */
export function findImportProblem(file, specifier, isType) {
	const from = roleOf(file);
	if (!from) return undefined;
	const target = resolve(specifier, file);
	if (target === undefined) return findPackageProblem(from, specifier);
	const problem = findDirectionProblem(from, target, isType);
	if (problem || specifier.startsWith('#lib/') || !target.startsWith('src/lib')) return problem;
	if (specifier.startsWith('.') && locationOf(target) === locationOf(file)) return undefined;
	return `Write '${target.replace('src/lib', '#lib')}': a path out of the folder starts with #lib.`;
}

/** @type {import('eslint').Rule.RuleModule} */
export const importDirection = {
	meta: { type: 'problem', schema: [], docs: { description: 'Keep imports within .eslint/places.js' } },
	create(context) {
		const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');

		/**
		 * @param {import('eslint').Rule.Node} node
		 * @param {any} source the node that names the module; one made at run time cannot be judged
		 */
		const check = (node, source, isType = false) => {
			const specifier = source?.value ?? source?.quasis?.[0]?.value.cooked;
			if (typeof specifier !== 'string') return;
			const problem = findImportProblem(file, specifier, isType);
			if (problem) context.report({ node, message: problem });
		};

		return {
			Program(node) {
				if (!file.startsWith('src/') || roleOf(file)) return;
				context.report({ node, message: `${file} is in no place of .eslint/places.js: add its folder.` });
			},
			/** @param {any} node */
			'ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration': (node) =>
				check(node, node.source, (node.importKind ?? node.exportKind) === 'type'),
			ImportExpression: (node) => check(/** @type {any} */ (node), node.source),
			/** @param {any} node */
			TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
			/** @param {any} node */
			'CallExpression[callee.object.type="MetaProperty"][callee.property.name="glob"]': (node) => {
				for (const one of [node.arguments[0]].flatMap((value) => value?.elements ?? value)) check(node, one);
			}
		};
	}
};
