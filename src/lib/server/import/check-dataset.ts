import type { Dataset } from '#lib/domain/figures.ts';
import { isRecordKind } from '#lib/server/import/check-codes.ts';
import { KINDS } from '#lib/server/import/kinds.ts';
import { addProblem, type CheckedFile } from '#lib/server/import/read-file.ts';

/** The dataset that a run of files is written to, and those of what stands. */
export interface TargetDataset {
	/** Null: records that stand keep theirs, and new ones are live. */
	dataset: Dataset | null;
	/** Dataset of every record that stands, by code. A row may name a record of another one, and may not change it. */
	datasets: ReadonlyMap<string, Dataset>;
}

const EXERCISE_PREFIX = 'EX-';

/**
 * Marks every row whose code belongs to another dataset, and every row that would join the exercise, whose people
 * and places are invented, with the record of real ones.
 */
export function markOtherDatasets(files: readonly CheckedFile[], target: TargetDataset): void {
	for (const { kind, rows } of files) {
		for (const row of rows) {
			const reason = isRecordKind(kind) && row.key !== null ? findFault(row.key, target) : null;
			if (reason !== null) addProblem(row, { column: KINDS[kind].keyColumns[0]!, value: row.key, reason });
			for (const { column, cell, code } of row.references) {
				if (isExercise(code) === isForExercise(row.key, target)) continue;
				const fault = isExercise(code)
					? 'which is invented: only the exercise may name it'
					: 'which is real: the exercise names only its own records';
				addProblem(row, { column, value: cell, reason: `names ${code}, ${fault}` });
			}
		}
	}
}

function isForExercise(key: string | null, { dataset }: TargetDataset): boolean {
	return dataset === null ? key !== null && isExercise(key) : dataset === 'exercise';
}

function findFault(code: string, { dataset, datasets }: TargetDataset): string | null {
	const stands = datasets.get(code);
	if (dataset === null && stands !== undefined) return null;
	if (dataset === 'exercise' && !isExercise(code)) {
		return `is no code of the exercise; there every code begins with ${EXERCISE_PREFIX}`;
	}
	if (dataset !== 'exercise' && isExercise(code)) {
		return `is a code of the exercise (${EXERCISE_PREFIX}); import it into that dataset, or give another code`;
	}
	if (dataset === null || stands === undefined || stands === dataset) return null;
	return `stands in the dataset ${stands}; import it into that dataset, or give another code`;
}

function isExercise(code: string): boolean {
	return code.startsWith(EXERCISE_PREFIX);
}
