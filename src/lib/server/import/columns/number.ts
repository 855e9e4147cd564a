import { required, type Column, type Reading } from '#lib/server/import/columns/column.ts';

/** More people than this are taken for a slip of the keyboard. */
export const MAX_PEOPLE = 99_999_999;

/** A number of people: whole, 0 or more, in plain digits. */
export function people(): Column<number> {
	return required(readPeople);
}

/** Reads a number of people from a part of a cell. */
export function readPeople(cell: string): Reading<number> {
	if (/^[0-9]+$/.test(cell)) {
		const value = Number(cell);
		if (value <= MAX_PEOPLE) return { value };
		return { reason: `is more than ${MAX_PEOPLE.toLocaleString('en')} people; check the digits` };
	}
	if (/^-[0-9.,]+$/.test(cell)) return { reason: 'is negative; people are counted from 0' };
	if (/^[0-9]{1,3}(?:[,.' \u00a0\u202f][0-9]{3})+$/.test(cell)) {
		return { reason: `has a thousands separator; write ${cell.replace(/[^0-9]/g, '')}` };
	}
	if (/^[0-9]+[.,][0-9]+$/.test(cell)) return { reason: 'is not a whole number; people are counted whole' };
	return { reason: 'is not a number; write plain digits, or leave it blank where no number was published' };
}
