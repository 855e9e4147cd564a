import type { AdminWords } from '#lib/i18n/dictionary.ts';
import type { Format } from '#lib/i18n/format.ts';

/** A row of the audit, as far as it says what was done. */
export interface Act {
	/** `wrote`, `wrote place`, `read exactly`, `insert on grants`, … */
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
	if (action === 'wrote place') return words.wrotePlace;
	if (action === 'wrote beds') return words.wroteBeds;
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

/** A change as a reader sees it: the column and its values in words. */
export interface SaidChange extends Change {
	name: string;
}

/** What changes are said with. */
export interface Speech {
	words: AdminWords['admin'];
	format: Format;
	/** Names of areas by P-code. */
	areas: Readonly<Record<string, string>>;
}

/** The changes that say something to a reader, in words; numbers, and what stands elsewhere in the row, are left out. */
export function sayChanges(changes: readonly Change[], speech: Speech): SaidChange[] {
	const names: Record<string, string> = speech.words.columns;
	const say = (column: string, value: string | null) =>
		value === null ? null : sayValue(column, value, speech);
	return changes.flatMap(({ column, before, after }) => {
		const name = names[column];
		return name === undefined
			? []
			: [{ column, name, before: say(column, before), after: say(column, after) }];
	});
}

function sayValue(column: string, value: string, { words, format, areas }: Speech): string {
	if (column.endsWith('_at')) return format.moment(new Date(value));
	if (value === 'true' || value === 'false') return value === 'true' ? words.yes : words.no;
	const { roles, wishes, steps, rungs, requestStates } = words;
	const valuesOf: Record<string, Readonly<Record<string, string>>> = {
		...{ role: roles, wish: wishes, publication: steps, state: requestStates, area_pcode: areas },
		...{ audience: { ...roles, public: words.auditRoles.public } },
		...{ name_rung: rungs, operator_rung: rungs, place_rung: rungs }
	};
	return valuesOf[column]?.[value] ?? value;
}

function toText(value: unknown): string | null {
	if (value === undefined || value === null) return null;
	return typeof value === 'string' ? value : JSON.stringify(value);
}
