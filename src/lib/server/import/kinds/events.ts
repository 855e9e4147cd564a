import { DATE_PRECISIONS, EVENT_KINDS } from '#lib/domain/events.ts';
import { oneOf } from '#lib/server/import/columns/choice.ts';
import { recordCode, reference } from '#lib/server/import/columns/code.ts';
import { optional, type RowOf } from '#lib/server/import/columns/column.ts';
import { nationality } from '#lib/server/import/columns/country.ts';
import { day, toFutureReason } from '#lib/server/import/columns/day.ts';
import { list, nonEmptyList } from '#lib/server/import/columns/list.ts';
import { people } from '#lib/server/import/columns/number.ts';
import { degrees, POINT_PRECISIONS, province } from '#lib/server/import/columns/place.ts';
import { MAX_NOTE_CHARACTERS, text } from '#lib/server/import/columns/text.ts';
import { defineKind } from '#lib/server/import/kind.ts';
import { peopleRule, pointRule, precisionRule, type Rule } from '#lib/server/import/rules.ts';

/** A happening of its own, or a total over a period, which is never added to single events. */
export const EVENT_FIGURE_TYPES = ['single', 'cumulative'] as const;

/** Whether one row of a file is a happening or a total. */
export type EventFigureType = (typeof EVENT_FIGURE_TYPES)[number];

const columns = {
	id: recordCode('KH-E-001'),
	date: day(),
	datePrecision: oneOf(DATE_PRECISIONS),
	kind: oneOf(EVENT_KINDS),
	/** The main site; further ones stand in event_compounds. */
	compoundId: optional(reference('compounds')),
	province: optional(province()),
	locality: optional(text()),
	/** WGS 84 decimal degrees; null with lon and precision where the event has no place. */
	lat: optional(degrees()),
	lon: optional(degrees()),
	precision: optional(oneOf(POINT_PRECISIONS)),
	figureType: oneOf(EVENT_FIGURE_TYPES),
	/** People, as published; all three null where no number was. */
	peopleLow: optional(people()),
	peopleBest: optional(people()),
	peopleHigh: optional(people()),
	/** Null where no number was stated, which is not 0. */
	arrested: optional(people()),
	nationalities: list(nationality(), ({ iso2 }) => iso2),
	/** Who acted or announced it. */
	agency: optional(text()),
	sourceIds: nonEmptyList(reference('sources'), 'source'),
	note: optional(text(MAX_NOTE_CHARACTERS))
};

/** One row of a file of events: one dated happening, or a total over a period. */
export type EventRow = RowOf<typeof columns>;

/** A policy may name a day to come, such as the end of a period it sets; nothing else has happened yet. */
const pastRule: Rule<EventRow> = {
	needs: ['date', 'kind'],
	check: ({ date, kind }, { today }) =>
		date > today && kind !== 'policy' ? { field: 'date', reason: toFutureReason(today) } : null
};

/** Files of events. */
export const events = defineKind({
	columns,
	key: ['id'],
	rules: [pastRule, pointRule, precisionRule, peopleRule]
});
