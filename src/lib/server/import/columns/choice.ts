import { required, type Column } from '#lib/server/import/columns/column.ts';
import { toSuggestion } from '#lib/server/import/nearest.ts';

/** One of a list of words, spelled as in the list. */
export function oneOf<T extends string>(choices: readonly T[]): Column<T> {
	return required<T>((cell) => {
		const choice = choices.find((known) => known === cell);
		if (choice !== undefined) return { value: choice };
		return { reason: `is not one of ${choices.join(', ')}${toSuggestion(cell, choices)}` };
	});
}

/** One of a list of numbers. */
export function oneOfNumbers(choices: readonly number[]): Column<number> {
	const { read, write } = oneOf(choices.map(String));
	return required(
		(cell, context) => {
			const reading = read(cell, context);
			return 'value' in reading ? { value: Number(reading.value) } : reading;
		},
		(value) => write(String(value))
	);
}

/** 'yes' or 'no' as true or false. */
export function yesNo(): Column<boolean> {
	return required<boolean>(
		(cell) => {
			if (cell === 'yes' || cell === 'no') return { value: cell === 'yes' };
			return { reason: 'is not yes or no; write yes or no, or leave it blank where it is not known' };
		},
		(value) => (value ? 'yes' : 'no')
	);
}
