import { oneOf } from '#lib/server/import/columns/choice.ts';
import { recordCode, reference } from '#lib/server/import/columns/code.ts';
import { optional, type RowOf } from '#lib/server/import/columns/column.ts';
import { pastDay } from '#lib/server/import/columns/day.ts';
import { entryCondition } from '#lib/server/import/columns/entry-condition.ts';
import { list, nonEmptyList } from '#lib/server/import/columns/list.ts';
import { people } from '#lib/server/import/columns/number.ts';
import { province } from '#lib/server/import/columns/place.ts';
import { MAX_NOTE_CHARACTERS, text } from '#lib/server/import/columns/text.ts';
import { defineKind } from '#lib/server/import/kind.ts';
import type { Rule } from '#lib/server/import/rules.ts';

/** Who runs a shelter, or what it is where a report says only that. */
export const SHELTER_KINDS = ['embassy', 'faith', 'government', 'ngo', 'transit_centre', 'unknown'] as const;

/** Who runs the shelter of one row. */
export type ShelterKind = (typeof SHELTER_KINDS)[number];

/** Whether a shelter takes people in. */
export const SHELTER_STATUSES = ['open', 'full', 'intake_paused', 'suspended', 'closed', 'unknown'] as const;

/** Whether the shelter of one row takes people in; a file knows no dated closing. */
export type ShelterStatus = (typeof SHELTER_STATUSES)[number];

/** What a shelter offers. */
export const SERVICES = [
	'shelter',
	'food',
	'medical',
	'psychosocial',
	'interpretation',
	'legal',
	'documents',
	'repatriation'
] as const;

/** One thing that a shelter offers. */
export type Service = (typeof SERVICES)[number];

const columns = {
	id: recordCode('KH-S-001'),
	name: text(),
	operator: optional(text()),
	kind: oneOf(SHELTER_KINDS),
	province: optional(province()),
	/** Town only; no address. */
	locality: optional(text()),
	/** Beds; null where nobody published it, which is not 0. */
	capacity: optional(people()),
	/** People there; null where nobody published it. */
	occupancy: optional(people()),
	/** The day that status, capacity and occupancy are about. */
	asOf: optional(pastDay()),
	status: oneOf(SHELTER_STATUSES),
	/** Entry conditions; none known is ['none_known'], not read is []. */
	eligibility: list(entryCondition()),
	/** Only services that a report mentions. */
	services: list(oneOf(SERVICES)),
	sourceIds: nonEmptyList(reference('sources'), 'source'),
	note: optional(text(MAX_NOTE_CHARACTERS))
};

/** One row of a file of shelters: a place that takes people in, and the latest report about it. */
export type ShelterRow = RowOf<typeof columns>;

const conditionRule: Rule<ShelterRow> = {
	needs: ['eligibility'],
	check({ eligibility }) {
		const refuse = (reason: string) => ({ field: 'eligibility' as const, reason });
		if (eligibility.includes('none_known') && eligibility.length > 1) {
			return refuse("holds none_known beside a condition; leave 'none_known' out");
		}
		if (eligibility.includes('women_only') && eligibility.includes('men_only')) {
			return refuse('holds both women_only and men_only; leave both out where women and men are taken in');
		}
		return null;
	}
};

const reportDayRule: Rule<ShelterRow> = {
	needs: ['asOf', 'capacity', 'occupancy', 'status'],
	check({ asOf, capacity, occupancy, status }) {
		if (asOf !== null || (capacity === null && occupancy === null && status === 'unknown')) return null;
		return {
			field: 'asOf',
			reason: 'is blank; give the day that the status, capacity or occupancy is about'
		};
	}
};

/** Files of shelters. */
export const shelters = defineKind({ columns, key: ['id'], rules: [conditionRule, reportDayRule] });
