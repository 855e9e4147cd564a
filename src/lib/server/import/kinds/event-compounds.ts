import { reference } from '#lib/server/import/columns/code.ts';
import { optional, type RowOf } from '#lib/server/import/columns/column.ts';
import { nonEmptyList } from '#lib/server/import/columns/list.ts';
import { MAX_NOTE_CHARACTERS, text } from '#lib/server/import/columns/text.ts';
import { defineKind } from '#lib/server/import/kind.ts';

const columns = {
	eventId: reference('events'),
	/** A site besides the one that the event's own row names. */
	compoundId: reference('compounds'),
	sourceIds: nonEmptyList(reference('sources'), 'source'),
	note: optional(text(MAX_NOTE_CHARACTERS))
};

/** One row of a file of further sites: an event that took place at this compound too. */
export type EventCompoundRow = RowOf<typeof columns>;

/** Files of further sites of events. */
export const eventCompounds = defineKind({ columns, key: ['eventId', 'compoundId'] });
