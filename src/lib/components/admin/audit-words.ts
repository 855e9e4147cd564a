import type { AdminWords } from '#lib/i18n/dictionary.ts';

/** A row of the audit, as far as it says what was done. */
export interface Act {
	/** `wrote`, `read exactly`, `insert on grants`, … */
	action: string;
	revisionId: number | null;
	before: Readonly<Record<string, unknown>> | null;
	after: Readonly<Record<string, unknown>> | null;
}

/** A column that was changed, with what stood there; null: nothing. */
export interface Change {
	column: string;
	before: string | null;
	after: string | null;
}

/** What was done, in words; as the database has it where there are none. */
export function sayAct({ action, revisionId }: Act, words: AdminWords['admin']): string {
	if (action === 'wrote') return words.wrote(String(revisionId));
	if (action === 'read exactly') return words.readExactly;
	const [verb = '', table = ''] = action.split(' on ');
	const act = (words.acts as Record<string, string>)[verb];
	const thing = (words.things as Record<string, string>)[table];
	return act === undefined || thing === undefined ? action : `${thing}: ${act}`;
}

/** The columns in which a row before and after differ; of a row that came or went, those that say something. */
export function listAuditChanges({ before, after }: Act): Change[] {
	const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
	return columns
		.map((column) => ({ column, before: toText(before?.[column]), after: toText(after?.[column]) }))
		.filter((change) => change.before !== change.after);
}

function toText(value: unknown): string | null {
	if (value === undefined || value === null) return null;
	return typeof value === 'string' ? value : JSON.stringify(value);
}
