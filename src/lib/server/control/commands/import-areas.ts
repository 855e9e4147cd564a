import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError, type Command } from '#lib/server/control/command.ts';
import { readArguments } from '#lib/server/control/commands/arguments.ts';
import { toKeyList } from '#lib/server/control/commands/key-list.ts';
import { Refusal } from '#lib/server/control/refusal.js';
import { guessAreaOptions, readFirstProperties } from '#lib/server/import/area-guess.ts';
import type { AreaLevel } from '#lib/server/import/area-properties.ts';
import type { AreaOptions, AreaProblem } from '#lib/server/import/areas.ts';
import { importAreas, type AreasOutcome } from '#lib/server/import/import-areas.ts';
import { toShownValue } from '#lib/server/import/problem.ts';
import { toCount } from '#lib/server/import/report.ts';

const VALUES = ['pcode', 'name', 'name-km', 'parent', 'parent-code', 'level', 'source', 'version'] as const;
type Values = Partial<Record<(typeof VALUES)[number], string>>;

/** The command `areas:import`: official boundaries over those that are there. */
export const importAreasCommand: Command = {
	name: 'areas:import',
	usage: 'areas:import FILE',
	summary: 'Replaces boundaries by those of a GeoJSON file; records keep their areas.',
	options: {
		'--source TEXT': 'whose boundaries these are, such as OCHA COD-AB',
		'--version TEXT': 'which edition, such as its date',
		'--level N': '0 country, 1 province, 2 district, 3 commune',
		'--pcode PROPERTY': 'holds the P-code; of COD-AB and geoBoundaries this and those below are known',
		'--name PROPERTY': 'holds the English name',
		'--name-km PROPERTY': 'holds the Khmer name; without it names that are there stay',
		'--parent PROPERTY': 'holds the P-code of the area around',
		'--parent-code CODE': 'the P-code of the area around all of them, such as KH'
	},
	async run({ args, directory, database, out, err, progress }) {
		const { words, values } = readArguments(args, { values: VALUES, flags: [] });
		const [file, ...more] = words;
		if (file === undefined || more.length > 0) throw new UsageError('Say which one file to import.');
		await progress(`Reading ${file}`);
		const text = await readText(resolve(directory, file), file);
		const options = toOptions(values, readFirstProperties(text));
		await progress('Checking and writing boundaries');
		const credit = [values.source, values.version].filter((part) => part !== undefined).join(', ');
		const reason = `Boundaries of ${credit || file}`;
		const outcome = await importAreas(database.withActor, text, options, { batch: file, reason });
		if (outcome.problems.length === 0) {
			await out(toChangeText(outcome));
			return 0;
		}
		const lines = outcome.problems.map((problem) => toProblemLine(file, problem));
		await err(`${file}: ${toCount(lines.length, 'problem')}\n${lines.join('\n')}\n`);
		await out('Nothing was written.\n');
		return 1;
	}
};

async function readText(path: string, name: string): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		throw new Refusal(`${name} could not be read (${code}).`, 'Correct the path, or make the file readable.');
	}
}

/** @throws UsageError for what is neither given nor told by the file */
function toOptions(values: Values, properties: Record<string, unknown>): AreaOptions {
	if (values.parent !== undefined && values['parent-code'] !== undefined) {
		throw new UsageError('Give --parent or --parent-code, not both.');
	}
	const guess = guessAreaOptions(properties);
	const names = Object.keys(properties).map(toShownValue).join(', ') || 'none';
	const require = <T>(value: T | undefined, advice: string): T => {
		if (value === undefined) throw new UsageError(advice);
		return value;
	};
	const whichHolds = (option: string, what: string) =>
		`Say with --${option} which property holds ${what}; the properties of the file are: ${names}.`;
	return {
		...guess,
		pcode: require(values.pcode ?? guess.pcode, whichHolds('pcode', 'the P-code')),
		name: require(values.name ?? guess.name, whichHolds('name', 'the English name')),
		nameKm: values['name-km'] ?? guess.nameKm,
		level: require(readLevel(values.level) ??
			guess.level, 'Say with --level what the areas are: 0 country, 1 province, 2 district, 3 commune.'),
		parent:
			values.parent === undefined ? (values['parent-code'] ?? guess.parent) : { property: values.parent },
		source: require(values.source ??
			guess.source, 'Say with --source whose boundaries these are, for every page that shows them.'),
		version: require(values.version ??
			guess.version, 'Say with --version which edition they are, for example its date.')
	};
}

function readLevel(text: string | undefined): AreaLevel | undefined {
	if (text === undefined) return undefined;
	if (!/^[0-3]$/.test(text))
		throw new UsageError('--level is 0 (country), 1 (province), 2 (district) or 3 (commune).');
	return Number(text) as AreaLevel;
}

function toProblemLine(file: string, { feature, property, value, reason }: AreaProblem): string {
	const place = feature === null ? file : `${file} feature ${feature}`;
	const words = [place, property, value === null ? null : `"${value}"`].filter((word) => word !== null);
	return `${words.join(' ')}: ${reason}`;
}

function toChangeText({ changes, renamed }: AreasOutcome): string {
	const { added, replaced, removed, kept } = changes!;
	const number = (count: number) => count.toLocaleString('en');
	const lines = [
		`Areas: ${number(added.length)} added, ${number(replaced.length)} replaced, ${number(removed.length)} removed`
	];
	if (added.length > 0) lines.push(`  added: ${toKeyList(added)}`);
	if (removed.length > 0) lines.push(`  removed, as nothing points at them: ${toKeyList(removed)}`);
	if (kept.length > 0) {
		lines.push(`  not in the file, and kept because records or areas point at them: ${toKeyList(kept)}`);
	}
	if (renamed.length > 0) {
		const names = renamed.map(({ pcode, before, now }) => `${pcode} ${now} (before: ${before})`);
		lines.push(`  renamed, and to be spelled so in files from now on: ${toKeyList(names)}`);
	}
	return `${lines.join('\n')}\nRecords keep their areas. The public view is written anew.\n`;
}
