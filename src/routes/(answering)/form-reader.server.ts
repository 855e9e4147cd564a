import { isCountryCode } from '#lib/domain/countries.ts';
import { isDay, type Day } from '#lib/domain/day.ts';
import type { BoardWords } from '#lib/i18n/dictionary.ts';
import { today } from '#lib/server/clock.ts';

/** What is wrong with a field, by its name and the key of the words for it. */
export interface Fault {
	field: string;
	fault: keyof BoardWords['faults'];
}

/** What was typed, by the name of the field; a field with boxes to tick has many. */
export type Typed = Record<string, string[]>;

/** More people than anybody counts in one place. */
const MOST_PEOPLE = 1_000_000;

const LONGEST = { line: 200, note: 2000 } as const;

/**
 * Reads the fields of a form one by one, and keeps what was typed and every fault. What is wrong reads as null; whoever
 * reads asks for `faults` before anything is done with it.
 */
export class FormReader {
	readonly faults: Fault[] = [];
	readonly typed: Typed = {};

	constructor(form: FormData) {
		for (const [name, value] of form) {
			if (typeof value === 'string') (this.typed[name] ??= []).push(value);
		}
	}

	/** Notes what is wrong with a field. */
	refuse(field: string, fault: Fault['fault']): null {
		this.faults.push({ field, fault });
		return null;
	}

	/** Text of one line, or null where it is blank. */
	line(field: string): string | null {
		return this.#text(field, LONGEST.line);
	}

	/** Text of one line that must be there. */
	requiredLine(field: string): string {
		return this.line(field) ?? this.refuse(field, 'missing') ?? '';
	}

	/** Longer text, or null where it is blank. */
	note(field: string): string | null {
		return this.#text(field, LONGEST.note);
	}

	/** A whole number from 0 on; null where it is blank, which is not 0. */
	count(field: string): number | null {
		const text = this.#first(field).replaceAll(/[\s,]/g, '');
		if (text === '') return null;
		if (!/^\d+$/.test(text)) return this.refuse(field, 'notANumber');
		const value = Number(text);
		return value > MOST_PEOPLE ? this.refuse(field, 'tooLarge') : value;
	}

	/** A day up to today. */
	pastDay(field: string): Day {
		const day = this.day(field);
		if (day === null) {
			if (!this.faults.some((one) => one.field === field)) this.refuse(field, 'missing');
			return today();
		}
		if (day > today()) this.refuse(field, 'inFuture');
		return day;
	}

	/** A day; null where it is blank. */
	day(field: string): Day | null {
		const text = this.#first(field);
		if (text === '') return null;
		return isDay(text) ? text : this.refuse(field, 'notADay');
	}

	/** One of the values that are offered. */
	choice<T extends string>(field: string, offered: readonly T[]): T {
		return this.optionalChoice(field, offered) ?? this.refuse(field, 'missing') ?? offered[0]!;
	}

	/** One of the values that are offered; null where it is blank. */
	optionalChoice<T extends string>(field: string, offered: readonly T[]): T | null {
		const text = this.#first(field);
		if (text === '') return null;
		return offered.find((one) => one === text) ?? this.refuse(field, 'notOffered');
	}

	/** The values that are ticked, in the order in which they are offered. */
	choices<T extends string>(field: string, offered: readonly T[]): T[] {
		const ticked = this.typed[field] ?? [];
		if (ticked.some((one) => !offered.includes(one as T))) this.refuse(field, 'notOffered');
		return offered.filter((one) => ticked.includes(one));
	}

	/** ISO 3166-1 alpha-2 codes between commas or spaces, each once. */
	countries(field: string): string[] {
		const codes = this.#first(field)
			.toUpperCase()
			.split(/[\s,;]+/)
			.filter(Boolean);
		if (!codes.every(isCountryCode)) this.refuse(field, 'notACountry');
		return [...new Set(codes)];
	}

	/** The number of something that the form carries along; null where there is none. */
	carried(field: string): number | null {
		const value = Number(this.#first(field) || Number.NaN);
		return Number.isSafeInteger(value) ? value : null;
	}

	#text(field: string, longest: number): string | null {
		const text = this.#first(field);
		if (text.length > longest) return this.refuse(field, 'tooLong');
		return text || null;
	}

	#first(field: string): string {
		return (this.typed[field]?.[0] ?? '').trim();
	}
}
