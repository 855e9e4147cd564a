import { isFormula } from '#lib/server/import/cell.ts';
import type { Column, ReadContext, Reading } from '#lib/server/import/columns/column.ts';
import { toShownValue } from '#lib/server/import/problem.ts';

/** Reasons told of one cell; a cell of many bad items is told as wrong, not copied out. */
const SHOWN_REASONS = 5;

/**
 * Several values in one cell with ';' between them, in the order of the cell; a blank cell is none.
 *
 * No item may be blank or come twice. `keyOf` says what makes two items the same; the text of the item unless given.
 */
export function list<T>(
	item: Column<T>,
	keyOf: (value: T) => string = (value) => item.write(value)
): Column<T[]> {
	const { references } = item;
	return {
		read: (cell, context) => (cell === '' ? { value: [] } : readItems(cell.split(';'), item, keyOf, context)),
		write: (values) => values.map((value) => item.write(value)).join(';'),
		isFreeText: item.isFreeText,
		references: references && {
			kind: references.kind,
			codesOf: (values) => values.flatMap((value) => references.codesOf(value))
		}
	};
}

/** A list that needs at least one item, `what` being the word for one. */
export function nonEmptyList<T>(item: Column<T>, what: string): Column<T[]> {
	const inner = list(item);
	return {
		...inner,
		read: (cell, context) =>
			cell === '' ? { reason: `must name at least one ${what}` } : inner.read(cell, context)
	};
}

function readItems<T>(
	items: string[],
	item: Column<T>,
	keyOf: (value: T) => string,
	context: ReadContext
): Reading<T[]> {
	const values: T[] = [];
	const reasons: string[] = [];
	const seen = new Set<string>();
	for (const part of items.map((text) => text.trim())) {
		const reading = readItem(part, item, context);
		if ('reason' in reading) {
			reasons.push(reading.reason);
			continue;
		}
		const key = keyOf(reading.value);
		if (seen.has(key)) reasons.push(`names ${toShownValue(key)} twice`);
		seen.add(key);
		values.push(reading.value);
	}
	return reasons.length > 0 ? { reason: toReason([...new Set(reasons)]) } : { value: values };
}

function toReason(reasons: readonly string[]): string {
	const rest = reasons.length - SHOWN_REASONS;
	return [...reasons.slice(0, SHOWN_REASONS), ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ');
}

function readItem<T>(part: string, item: Column<T>, context: ReadContext): Reading<T> {
	if (part === '') return { reason: 'has nothing between two semicolons or at an end' };
	const shown = toShownValue(part);
	if (isFormula(part)) return { reason: `'${shown}' starts like a spreadsheet formula` };
	const reading = item.read(part, context);
	return 'reason' in reading ? { reason: `'${shown}' ${reading.reason}` } : reading;
}
