import { daysBetween, type Day } from '#lib/domain/day.ts';
import { isTooOld, statusOf } from '#lib/domain/shelter-states.ts';
import type { Columns } from '#lib/server/export/list-csv.ts';
import type { ListedOccupancy } from '#lib/server/queries/shelter-occupancies.ts';

/**
 * What the file of shelters says of each. What is withheld has an empty cell and the reason in information_withheld; a
 * capacity or occupancy that nobody published is empty, never 0.
 */
export function toShelterColumns(asOf: Day): Columns<ListedOccupancy> {
	const reported = ({ report }: ListedOccupancy) => report?.reportedOn ?? null;
	return {
		code: ({ shelter }) => shelter.code,
		name: ({ shelter }) => shelter.name,
		operator: ({ shelter }) => shelter.operator,
		operator_kind: ({ shelter }) => shelter.operatorKind,
		area_pcode: ({ shelter }) => shelter.areaCode,
		locality: ({ shelter }) => shelter.locality,
		status: statusOf,
		reported_on: reported,
		age_days: (row) => {
			const day = reported(row);
			return day === null ? null : daysBetween(day, asOf);
		},
		freshness: ({ freshness }) => freshness,
		too_old_to_rely_on: isTooOld,
		closing_on: ({ report }) => report?.closingOn ?? null,
		people_low: ({ estimate }) => estimate?.low ?? null,
		people_best: ({ estimate }) => estimate?.best ?? null,
		people_high: ({ estimate }) => estimate?.high ?? null,
		people_basis: ({ basis }) => basis,
		capacity: ({ report }) => report?.capacity ?? null,
		entry_conditions: ({ report }) => report?.entryConditions ?? [],
		services: ({ report }) => report?.services ?? [],
		note: ({ shelter }) => shelter.note,
		information_withheld: ({ shelter }) => shelter.informationWithheld,
		source_codes: ({ shelter }) => shelter.sourceCodes
	};
}
