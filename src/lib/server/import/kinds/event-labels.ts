import { reference } from '#lib/server/import/columns/code.ts';
import { optional, type RowOf } from '#lib/server/import/columns/column.ts';
import { nonEmptyList } from '#lib/server/import/columns/list.ts';
import { MAX_NOTE_CHARACTERS, text } from '#lib/server/import/columns/text.ts';
import { defineKind } from '#lib/server/import/kind.ts';

const columns = {
	eventId: reference('events'),
	/** The word used, such as 'suspects' or 'victims'. */
	label: text(60),
	/** Who uses it; never ourselves. */
	usedBy: text(),
	sourceIds: nonEmptyList(reference('sources'), 'source'),
	note: optional(text(MAX_NOTE_CHARACTERS))
};

/** One row of a file of labels: what somebody calls the people or the facts of an event. */
export type EventLabelRow = RowOf<typeof columns>;

/** Files of contested labels. Labels that contradict each other stand side by side. */
export const eventLabels = defineKind({ columns, key: ['eventId', 'label', 'usedBy'] });
