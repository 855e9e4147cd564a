import { required, type Column, type ReferenceKind } from '#lib/server/import/columns/column.ts';
import { slug } from '#lib/server/import/columns/text.ts';

const RECORD_CODE = /^(?:[A-Z]{2,4}-)?[A-Z]{1,6}-[0-9]{1,9}$/;

/** The code of a record, such as KH-C-001 or SRC-001: capitals, hyphens and a number. */
export function recordCode(example: string): Column<string> {
	return required<string>((cell) => {
		if (RECORD_CODE.test(cell)) return { value: cell };
		return { reason: `is not a code like ${example}; write capitals, hyphens and a number` };
	});
}

/** The code of an operation, such as ID-embassy-registration-2026. */
export const operationCode = slug;

const EXAMPLES: Record<Exclude<ReferenceKind, 'operations'>, string> = {
	sources: 'SRC-001',
	compounds: 'KH-C-001',
	shelters: 'KH-S-001',
	events: 'KH-E-001'
};

/** The code of another record, which must exist or come in the same run. */
export function reference(kind: ReferenceKind): Column<string> {
	const code = kind === 'operations' ? operationCode() : recordCode(EXAMPLES[kind]);
	return { ...code, references: { kind, codesOf: (value) => [value] } };
}
