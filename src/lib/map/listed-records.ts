import type { I18n } from '#lib/i18n/i18n.ts';
import type { MapRecords } from '#lib/map/records.ts';
import type { MarkTarget } from '#lib/map/situation.ts';

/** A record as the list behind a mark names it. */
export interface ListedRecord {
	code: string;
	/** As the record has it, in its own language; null for events, which have none. */
	name: string | null;
	/** What else tells it from the others, in the reader's language. */
	facts: string[];
}

/** The most records that one list shows. */
const MOST = 100;

/** The records of a mark, at most 100: compounds by code, events from the newest on. */
export function listRecords(
	target: Extract<MarkTarget, { kind: 'records' }>,
	records: MapRecords,
	{ t, format }: I18n
): ListedRecord[] {
	const wanted = new Set(target.codes);
	if (target.stem === 'compound') {
		return pick(records.compounds, wanted).map(({ code, name, activity, isCurrent, evidence }) => ({
			code,
			name,
			facts: [
				code,
				t.data.activity[isCurrent ? (activity ?? 'unknown') : 'unknown'],
				t.data.evidence[evidence]
			]
		}));
	}
	return pick(records.events, wanted).map(({ code, kind, occurredOn, locality }) => ({
		code,
		name: null,
		facts: [t.data.eventKind[kind], format.day(occurredOn), ...(locality === null ? [] : [locality])]
	}));
}

function pick<Row extends { code: string }>(records: { row: Row }[], wanted: ReadonlySet<string>): Row[] {
	const found: Row[] = [];
	for (const { row } of records) {
		if (wanted.has(row.code)) found.push(row);
		if (found.length === MOST) break;
	}
	return found;
}
