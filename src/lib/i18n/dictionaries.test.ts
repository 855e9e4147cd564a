import { describe, expect, it } from 'vitest';
import { accountPages as enOfAccounts } from '#lib/i18n/en/account-pages.ts';
import { adminPages as enOfAdmin } from '#lib/i18n/en/admin-pages.ts';
import { answeringPages as enOfAnswering } from '#lib/i18n/en/answering-pages.ts';
import { en as enOfAll } from '#lib/i18n/en/en.ts';
import { fines as enOfFines } from '#lib/i18n/en/fines.ts';
import { holdPages as enOfHolds } from '#lib/i18n/en/hold-pages.ts';
import { methodPages as enOfMethod } from '#lib/i18n/en/method-pages.ts';
import { accountPages as kmOfAccounts } from '#lib/i18n/km/account-pages.ts';
import { adminPages as kmOfAdmin } from '#lib/i18n/km/admin-pages.ts';
import { answeringPages as kmOfAnswering } from '#lib/i18n/km/answering-pages.ts';
import { fines as kmOfFines } from '#lib/i18n/km/fines.ts';
import { holdPages as kmOfHolds } from '#lib/i18n/km/hold-pages.ts';
import { km as kmOfAll } from '#lib/i18n/km/km.ts';
import { methodPages as kmOfMethod } from '#lib/i18n/km/method-pages.ts';

const en = {
	...{ ...enOfAll, ...enOfMethod, ...enOfAccounts, ...enOfAdmin },
	...{ ...enOfAnswering, ...enOfHolds, fines: enOfFines }
};
const km = {
	...{ ...kmOfAll, ...kmOfMethod, ...kmOfAccounts, ...kmOfAdmin },
	...{ ...kmOfAnswering, ...kmOfHolds, fines: kmOfFines }
};

type Text = string | ((...given: string[]) => string);

/** Every text of a dictionary by its path, as 'areas.cell.used'; a plural form is a text of its own. */
function listTexts(words: object, path = ''): [string, Text][] {
	return Object.entries(words).flatMap(([key, value]: [string, Text | object]): [string, Text][] => {
		const here = path ? `${path}.${key}` : key;
		return typeof value === 'object' ? listTexts(value, here) : [[here, value]];
	});
}

/** A text with a mark for each of its arguments, so that one can see where they come out. */
function read(text: Text): string {
	return typeof text === 'string' ? text : text(...toMarks(text));
}

function toMarks(text: Text): string[] {
	return typeof text === 'string' ? [] : Array.from({ length: text.length }, (_, place) => `<${place}>`);
}

/** The keys of everything that has the form of a plural. */
function listPlurals(words: object): string[][] {
	return Object.values(words).flatMap((value: Text | object) => {
		if (typeof value !== 'object') return [];
		const keys = Object.keys(value).sort();
		const isPlural = keys.includes('other') && keys.every((key) => FORMS.includes(key));
		return isPlural ? [keys] : listPlurals(value);
	});
}

const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

const placeholdersOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
const english = new Map(listTexts(en));
const khmer = listTexts(km);

/** Names, codes and what is written into addresses and files: the same in every language. */
const SAME_EVERYWHERE =
	/\b(Sala|Natural Earth|GeoNames|CC BY|Amnesty International|Humanitarian Data Exchange|JSON|CSV|ISO|TOTP|QR|YYYY-MM-DD(THH:MM)?|known_at|as_of|nature|status|fines_since|kind|consular_desk|KH\d\d|place-not-known|ID|KR|VN|from|to|start|[A-F]|Enter|Escape|Backspace)\b/g;

describe('the dictionaries', () => {
	it('have the same texts', () => {
		const keys = (paths: Iterable<string>) =>
			[...new Set([...paths].map((path) => path.replace(/\.one$/, '.other')))].sort();
		expect(keys(khmer.map(([path]) => path))).toEqual(keys(english.keys()));
	});

	it('have the forms of a plural that the language asks for, and no others', () => {
		for (const [tag, words] of Object.entries({ en, km })) {
			const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
			const forms = listPlurals(words);
			expect(forms.length).toBeGreaterThan(5);
			for (const keys of forms) expect(keys).toEqual([...pluralCategories].sort());
		}
	});

	it('use every argument, and have the same places for links and numbers, in both languages', () => {
		const wrong = khmer.flatMap(([path, text]) => {
			const original = english.get(path)!;
			const marks = toMarks(original);
			const lost = marks.filter((mark) => ![text, original].every((one) => read(one).includes(mark)));
			const isSame = String(placeholdersOf(read(text))) === String(placeholdersOf(read(original)));
			return lost.length > 0 || !isSame || toMarks(text).length !== marks.length ? [path] : [];
		});
		expect(wrong).toEqual([]);
	});

	it('leave no English in Khmer but names and codes', () => {
		const left = khmer.flatMap(([path, text]) => {
			const own = read(text)
				.replace(/\{\w+\}/g, '')
				.replace(SAME_EVERYWHERE, '');
			const words = own.match(/[A-Za-z]+/g);
			return words ? [`${path}: ${words.join(' ')}`] : [];
		});
		expect(left).toEqual([]);
	});

	it('write digits in Khmer as its numbers are written', () => {
		expect(new Intl.NumberFormat('km').format(1)).toBe('1');
		expect(khmer.filter(([, text]) => /[០-៩]/.test(read(text))).map(([path]) => path)).toEqual([]);
	});
});
