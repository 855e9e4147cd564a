import { NOT_KNOWN, type Estimate } from '#lib/domain/estimate.ts';
import type { Figure } from '#lib/domain/figures.ts';
import { defaultInterval } from '#lib/domain/freshness.ts';
import type { Shelter, ShelterReport } from '#lib/domain/shelters.ts';
import { figure, people } from './domain-figures.ts';

// Rows of the public record as the worked cases use them: KH-D-024 is D_024.

/** A figure with the interval of its living situation, from a publisher of its own. */
export const row = (code: string, referenceOn: string, estimate: Estimate, given: Partial<Figure>): Figure =>
	figure({
		code,
		referenceOn,
		estimate,
		bestReliability: null,
		publisher: `publisher of ${code}`,
		intervalDays: defaultInterval(given.livingSituation ?? 'street'),
		...given
	});

const stated: Partial<Figure> = { method: 'media_report' };
const register: Partial<Figure> = { method: 'registration', nationalities: ['ID'] };
const inSite: Partial<Figure> = { livingSituation: 'government_shelter' };
const unplaced: Partial<Figure> = { areaCode: null, livingSituation: 'unknown' };
const [KE, UG] = ['KE-stranded-2026', 'UG-stranded-2026'];

/** Koreans held by immigration before the charter flight of 18 October 2025, which closed the figure. */
export const D_005 = row('KH-D-005', '2025-10-17', people(64), {
	livingSituation: 'immigration_detention',
	nationalities: ['KR'],
	closedBy: { eventCode: 'KH-E-070', occurredOn: '2025-10-18', datePrecision: 'day', people: people(64) }
});

/** Chinese nationals in two lines outside their embassy; no count. */
export const D_011 = row('KH-D-011', '2026-01-19', NOT_KNOWN, {
	...stated,
	livingSituation: 'embassy_premises',
	nationalities: ['CN'],
	closedBy: {
		eventCode: 'KH-E-096',
		occurredOn: '2026-01-24',
		datePrecision: 'day',
		people: people(300, 300, 500)
	}
});

/** Chinese nationals moved from the street of the embassy to a temporary site of the government. */
export const D_018 = row('KH-D-018', '2026-01-24', people(300, 300, 500), {
	...stated,
	...inSite,
	nationalities: ['CN'],
	shelterCode: 'KH-S-003'
});

/** Indonesians outside their embassy, the peak of January 2026. */
export const D_024 = row('KH-D-024', '2026-01-31', people(1000, null, 1500), {
	...stated,
	nationalities: ['ID']
});

/** Indonesians in the temporary shelter that their embassy keeps a register of. */
export const D_027 = row('KH-D-027', '2026-02-03', people(1213), {
	...register,
	...inSite,
	operation: 'ID-temporary-shelter-2026',
	takesLeaversOff: true,
	shelterCode: 'KH-S-002'
});

/** The residents of Caritas. */
export const D_028 = row('KH-D-028', '2026-02-05', people(150), {
	livingSituation: 'ngo_shelter',
	shelterCode: 'KH-S-001'
});

/** Kenyans, place not known, as the embassy and others estimate. */
export const D_035 = row('KH-D-035', '2026-02-12', people(100, 200, 300), {
	...unplaced,
	nationalities: ['KE'],
	method: 'estimate',
	overlapGroups: [KE]
});

/** Ugandans and Kenyans on one list of people who seek shelter. */
export const D_036 = row('KH-D-036', '2026-02-12', people(200, null), {
	livingSituation: 'unknown',
	nationalities: ['KE', 'UG'],
	method: 'registration',
	overlapGroups: [UG, KE]
});

/** Indonesians registered with their embassy since 16 January 2026. */
export const D_038 = row('KH-D-038', '2026-02-22', people(4275, 4725, 4725), {
	...register,
	kind: 'cumulative',
	livingSituation: 'unknown',
	operation: 'ID-embassy-registration-2026'
});

/** Kenyans named in a petition to a court, place not known. */
export const D_039 = row('KH-D-039', '2026-02-24', people(600, null), {
	...unplaced,
	...stated,
	nationalities: ['KE'],
	overlapGroups: [KE]
});

/** People on the riverside; no count. */
export const D_040 = row('KH-D-040', '2026-02-01', NOT_KNOWN, stated);

/** Indonesians assisted home since 30 January 2026. */
export const D_054 = row('KH-D-054', '2026-02-22', people(692), {
	...register,
	kind: 'cumulative',
	livingSituation: 'left_country',
	operation: 'ID-assisted-departures-2026'
});

/** A shelter in Phnom Penh. */
export const shelter = (code: string): Shelter => ({
	code,
	dataset: 'public_record',
	areaCode: 'KH12',
	intervalDays: null
});

/** What was reported of a shelter on a day, as little as a report can say but for what is given. */
export const report = (
	shelterCode: string,
	reportedOn: string,
	given: Partial<ShelterReport>
): ShelterReport => ({
	id: 1,
	revision: 1,
	shelterCode,
	reportedOn,
	status: 'unknown',
	closingOn: null,
	occupancy: null,
	...given
});

/** The shelters of Phnom Penh on the days of the cases. */
export const SHELTERS = ['KH-S-001', 'KH-S-002', 'KH-S-003', 'KH-S-008'].map(shelter);

/** What was reported of them by 5 February 2026. */
export const REPORTS = [
	report('KH-S-001', '2026-02-05', { status: 'full', occupancy: 150 }),
	report('KH-S-002', '2026-02-03', { status: 'open', occupancy: 1213 }),
	report('KH-S-003', '2026-01-24', { occupancy: 300 }),
	report('KH-S-008', '2019-06-01', {})
];
