import { readAdmitted } from '#lib/domain/nationality-shelters.ts';

/** What stands in the fields of a form, by the name of the field; a field with boxes to tick has many. */
export type Typed = Record<string, string[]>;

/** A report as the fields of its form have it. */
export function reportToTyped(
	report: {
		reportedOn: string | null;
		status: string;
		closingOn: string | null;
		capacity: number | null;
		occupancy: number | null;
		entryConditions: readonly string[];
		services: readonly string[];
	} | null
): Typed {
	if (!report) return {};
	return {
		reported_on: one(report.reportedOn),
		status: [report.status],
		closing_on: one(report.closingOn),
		capacity: one(report.capacity),
		occupancy: one(report.occupancy),
		condition: report.entryConditions.filter((condition) => !condition.startsWith('nationality:')),
		only_nationals: one(readAdmitted(report.entryConditions).join(', ') || null),
		service: [...report.services]
	};
}

/** The details of a shelter as the fields of their form have them. */
export function detailsToTyped(shelter: {
	name: string | null;
	operator: string | null;
	operatorKind: string;
	siteType: string | null;
	areaPcode: string | null;
	locality: string | null;
	intervalDays: number | null;
	fundingEndsOn: string | null;
	note: string | null;
}): Typed {
	return {
		name: one(shelter.name),
		operator: one(shelter.operator),
		operator_kind: [shelter.operatorKind],
		site_type: one(shelter.siteType),
		area: one(shelter.areaPcode),
		locality: one(shelter.locality),
		interval: one(shelter.intervalDays),
		funding_ends_on: one(shelter.fundingEndsOn),
		note: one(shelter.note)
	};
}

/** The text of a field; empty where it is blank. */
export function textOf(typed: Typed, name: string): string {
	return typed[name]?.[0] ?? '';
}

function one(value: string | number | null): string[] {
	return value === null ? [] : [String(value)];
}
