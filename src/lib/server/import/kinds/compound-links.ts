import { LINK_KINDS } from '#lib/domain/compounds.ts';
import { oneOf } from '#lib/server/import/columns/choice.ts';
import { reference } from '#lib/server/import/columns/code.ts';
import { optional, type RowOf } from '#lib/server/import/columns/column.ts';
import { nonEmptyList } from '#lib/server/import/columns/list.ts';
import { MAX_NOTE_CHARACTERS, text } from '#lib/server/import/columns/text.ts';
import { defineKind } from '#lib/server/import/kind.ts';
import type { Rule } from '#lib/server/import/rules.ts';

const columns = {
	compoundId: reference('compounds'),
	kind: oneOf(LINK_KINDS),
	otherId: reference('compounds'),
	sourceIds: nonEmptyList(reference('sources'), 'source'),
	note: optional(text(MAX_NOTE_CHARACTERS))
};

/** One row of a file of links: one compound is probably the same as, part of, or moved to another. */
export type CompoundLinkRow = RowOf<typeof columns>;

const otherRule: Rule<CompoundLinkRow> = {
	needs: ['compoundId', 'otherId'],
	check: ({ compoundId, otherId }) =>
		compoundId === otherId ? { field: 'otherId', reason: 'is the compound itself; name another' } : null
};

/** Files of links between compounds. Of two same_as rows that say the same both ways, one is too many. */
export const compoundLinks = defineKind({
	columns,
	key: ['compoundId', 'kind', 'otherId'],
	keyOf: ({ compoundId, kind, otherId }) =>
		kind === 'same_as' ? [compoundId, otherId].sort().join(' same_as ') : `${compoundId} ${kind} ${otherId}`,
	rules: [otherRule]
});
