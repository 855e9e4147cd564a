import { INTERVALS } from '#lib/domain/freshness.ts';
import { oneOf, oneOfNumbers, yesNo } from '#lib/server/import/columns/choice.ts';
import { operationCode, reference } from '#lib/server/import/columns/code.ts';
import { optional, type RowOf } from '#lib/server/import/columns/column.ts';
import { nonEmptyList } from '#lib/server/import/columns/list.ts';
import { text } from '#lib/server/import/columns/text.ts';
import { defineKind } from '#lib/server/import/kind.ts';
import type { Rule } from '#lib/server/import/rules.ts';

/** Whether a series counts people who arrive, who leave, or who are there. */
export const DIRECTIONS = ['in', 'out', 'stock'] as const;

/** What one operation counts of the people in it. */
export type Direction = (typeof DIRECTIONS)[number];

const columns = {
	/** The code of the series. */
	operation: operationCode(),
	/** Who counts. */
	body: text(),
	/** Who is counted, and since when. */
	scope: text(),
	direction: oneOf(DIRECTIONS),
	/** The series to subtract for a balance. */
	counterpart: optional(reference('operations')),
	/** Whether the counter removes people who left; null where not known. */
	takesLeaversOff: optional(yesNo()),
	/** Days between two expected counts. */
	intervalDays: oneOfNumbers(Object.keys(INTERVALS).map(Number)),
	sourceIds: nonEmptyList(reference('sources'), 'source')
};

/** One row of a file of operations: a series of counts by one counter. */
export type OperationRow = RowOf<typeof columns>;

const counterpartRule: Rule<OperationRow> = {
	needs: ['operation', 'counterpart'],
	check: ({ operation, counterpart }) =>
		operation === counterpart
			? { field: 'counterpart', reason: 'is the operation itself; name the series of the other direction' }
			: null
};

/** Files of operations. */
export const operations = defineKind({ columns, key: ['operation'], rules: [counterpartRule] });
