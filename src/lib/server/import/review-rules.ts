import { needsReview } from '#lib/domain/publication-rules.ts';
import type { KindName, RowsByKind } from '#lib/server/import/kinds.ts';
import type { StoreContext } from '#lib/server/import/store.ts';

/** The rule of a record that was imported without being published, and that nothing else holds back. */
export const IMPORTED = 'imported';

const IMPORT_RULES: ReadonlySet<string> = new Set([IMPORTED, 'single_source', 'note_denies_evidence']);

/** Whether an import put a record under review by that rule; another rule is a person's decision. */
export function isImportRule(rule: string): boolean {
	return IMPORT_RULES.has(rule);
}

/** The codes among the rows of a kind that must not be published unseen, each with the rule. */
export function listHeld<K extends KindName>(
	{ kind, rows }: { kind: K; rows: readonly RowsByKind[K][] },
	context: StoreContext
): [code: string, rule: string][] {
	if (kind !== 'compounds') return [];
	return (rows as readonly RowsByKind['compounds'][]).flatMap(({ id, sourceIds, note }) => {
		const rule = needsReview({ sources: sourceIds.map((code) => context.sourceOf(code)), note });
		return rule === null ? [] : [[id, rule] as [string, string]];
	});
}
