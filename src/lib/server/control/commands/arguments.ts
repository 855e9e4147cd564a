import { UsageError } from '#lib/server/control/command.ts';
import { toSuggestion } from '#lib/server/import/nearest.ts';

/** The words after the name of a command, taken apart. */
export interface Arguments<Value extends string, Flag extends string> {
	/** What stands for itself, in order. */
	words: string[];
	/** Options with a text (`--reason TEXT` or `--reason=TEXT`), as far as given; never blank. */
	values: Partial<Record<Value, string>>;
	/** Options without one (`--force`). */
	flags: Record<Flag, boolean>;
}

/**
 * Takes the arguments of a command apart. After `--` everything stands for itself.
 *
 * @param known names of the options, without the hyphens
 * @throws UsageError for an option that is not known, comes twice, or has no text where it needs one
 */
export function readArguments<Value extends string, Flag extends string>(
	args: readonly string[],
	known: { values: readonly Value[]; flags: readonly Flag[] }
): Arguments<Value, Flag> {
	const words: string[] = [];
	const given = new Map<string, string | true>();
	const rest = [...args];
	for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
		if (word === '--') return toArguments([...words, ...rest], given, known);
		if (!word.startsWith('-') || word === '-') {
			words.push(word);
			continue;
		}
		const [option = '', ...parts] = word.split('=');
		const name = option.replace(/^--/, '');
		const text = parts.length > 0 ? parts.join('=') : undefined;
		if (given.has(name)) throw new UsageError(`${option} is given twice.`);
		if (isOneOf(known.flags, name)) {
			if (text !== undefined) throw new UsageError(`${option} takes no text.`);
			given.set(name, true);
		} else if (isOneOf(known.values, name)) {
			given.set(name, requireText(option, text ?? rest.shift()));
		} else {
			const names = [...known.values, ...known.flags].map((one) => `--${one}`);
			throw new UsageError(`There is no option ${option}${toSuggestion(option, names)}.`);
		}
	}
	return toArguments(words, given, known);
}

/** One of a list of words given with an option, or the default where it is not. @throws UsageError */
export function readChoice<T extends string, Default extends T | null>(
	option: string,
	given: string | undefined,
	choices: readonly T[],
	otherwise: Default
): T | Default {
	if (given === undefined) return otherwise;
	const choice = choices.find((known) => known === given);
	if (choice !== undefined) return choice;
	const suggestion = toSuggestion(given, choices);
	throw new UsageError(`--${option} is one of ${choices.join(', ')}, not ${given}${suggestion}.`);
}

function requireText(option: string, text: string | undefined): string {
	if (text === undefined || text.startsWith('--')) throw new UsageError(`${option} needs a text after it.`);
	if (text.trim() === '') throw new UsageError(`${option} is blank.`);
	return text.trim();
}

function isOneOf<T extends string>(names: readonly T[], name: string): name is T {
	return (names as readonly string[]).includes(name);
}

function toArguments<Value extends string, Flag extends string>(
	words: string[],
	given: ReadonlyMap<string, string | true>,
	known: { values: readonly Value[]; flags: readonly Flag[] }
): Arguments<Value, Flag> {
	return {
		words,
		values: Object.fromEntries(
			known.values.flatMap((name) => (given.has(name) ? [[name, given.get(name)]] : []))
		) as Partial<Record<Value, string>>,
		flags: Object.fromEntries(known.flags.map((name) => [name, given.has(name)])) as Record<Flag, boolean>
	};
}
