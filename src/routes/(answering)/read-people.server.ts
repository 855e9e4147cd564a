import type { FormReader } from './form-reader.server.ts';

/** A range of people as a form has it; all blank: nobody counted them. */
export function readPeople(form: FormReader): {
	low: number | null;
	best: number | null;
	high: number | null;
} {
	const [low, best, high] = [form.count('low'), form.count('best'), form.count('high')];
	const given = [low, best, high].filter((value) => value !== null);
	const isSorted = given.every((value, index) => index === 0 || value >= given[index - 1]!);
	if (!isSorted) form.refuse('low', 'lowAboveHigh');
	return { low, best, high };
}
