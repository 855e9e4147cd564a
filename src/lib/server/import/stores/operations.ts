import { and, isNull } from 'drizzle-orm';
import { operations } from '#lib/server/db/schema/figures.ts';
import type { OperationRow } from '#lib/server/import/kinds/operations.ts';
import { isOfDataset, listCitedSources, writeRecordVersions, type Store } from '#lib/server/import/store.ts';

/** Rows of files of operations as records. */
export const operationStore: Store<OperationRow> = {
	stem: 'operation',
	async write(rows, context) {
		return writeRecordVersions(
			operations,
			rows.map((row) => ({
				code: row.operation,
				body: row.body,
				scope: row.scope,
				direction: row.direction,
				counterpartCode: row.counterpart,
				takesLeaversOff: row.takesLeaversOff,
				intervalDays: row.intervalDays
			})),
			rows.map((row) => ({ recordCode: row.operation, field: null, sourceCodes: row.sourceIds })),
			context
		);
	},
	async list({ tx, dataset }) {
		const cited = await listCitedSources(tx);
		const found = await tx
			.select()
			.from(operations)
			.where(and(isNull(operations.retiredRevisionId), isOfDataset(operations.code, dataset)))
			.orderBy(operations.code);
		return found.map((operation) => ({
			operation: operation.code,
			body: operation.body,
			scope: operation.scope,
			direction: operation.direction as OperationRow['direction'],
			counterpart: operation.counterpartCode,
			takesLeaversOff: operation.takesLeaversOff,
			intervalDays: operation.intervalDays,
			sourceIds: cited.get(operation.code) ?? []
		}));
	}
};
