/**
 * The numbers of two pages on two days, worked out by hand from the rows of the public record. Each line names the
 * rows it rests on; `KH-D-040` is D-040 here, S shelters, E events, C compounds.
 *
 * Ages count to the day shown. Intervals: street, embassy, accommodation 7 (overdue from 14, expired from 21 days);
 * guesthouse, detention, custody, not stated 14 (overdue from 21, expired from 28).
 */
export type Numbers = Record<string, string>;

const NOT = 'not known';
const NONE = 'none recorded';

const PCODES = Array.from({ length: 25 }, (_, index) => `KH${String(index + 1).padStart(2, '0')}`);
const TIERS = ['without_shelter', 'precarious', 'accommodation', 'custody'];

/** Every cell of the table: nobody published anything, except as told. */
function table(told: Numbers): Numbers {
	const rows = [...PCODES, 'place-not-known', 'national'];
	const silent = rows.flatMap((row) => [
		...TIERS.map((tier) => [`${row}.${tier}`, NOT] as const),
		[`${row}.unaccounted`, NONE] as const
	]);
	return { ...Object.fromEntries(silent), ...told };
}

/** `/?as_of=2026-02-05` */
export const SITUATION_5_FEBRUARY: Numbers = {
	...table({
		// D-040 street, all, no count, 4 d; its low is raised by D-016 street ID 100, 15 d, overdue. D-011 closed by E-096.
		'KH12.without_shelter': 'at least 100',
		// D-022 guesthouse ID, no count, 5 d.
		'KH12.precarious': NOT,
		// S-001 150 (0 d) + S-002 1,213 (2 d) + S-003 300 (12 d); S-008 of 2019 expired, so best and high are not known.
		'KH12.accommodation': 'at least 1,663',
		// D-041 no count, 4 d; D-003, D-046 expired; D-005 closed by E-070.
		'KH12.custody': NOT,
		// D-025 more than 100, 5 d.
		'KH20.custody': 'at least 100',
		// E-100: 2,044-2,223 on 31 January, number arrested not stated: all may have been.
		'KH20.unaccounted': 'at most 2,223',
		// E-088 of 15 January and E-090 of 17 January give no number.
		'KH18.unaccounted': NOT,
		'KH25.unaccounted': NOT,
		// E-089 and E-097 give no number.
		'place-not-known.unaccounted': NOT,
		// D-019 street, no count, 9 d; D-044 forest, no date.
		'place-not-known.without_shelter': NOT,
		// KH12 100; KH01 (D-007 expired) and place not known add 0.
		'national.without_shelter': 'at least 100',
		'national.precarious': NOT,
		// KH12 1,663; S-007 of 2021 (KH01) expired; S-004 not yet, S-005 undated, S-006 of 2024 expired.
		'national.accommodation': 'at least 1,663',
		'national.custody': 'at least 100',
		'national.unaccounted': NOT
	}),
	'header.without_shelter': 'at least 100',
	'header.precarious': NOT,
	'header.accommodation': 'at least 1,663',
	'header.custody': 'at least 100',
	'header.unaccounted': NOT,
	// E-100; E-081 of 1 January is a total and too old.
	'header.raids': '1',
	// 34 published (two sources or more, or C-017 by Amnesty), of which C-013 is C-012.
	'header.compounds': '33',
	// C-003, C-017, C-029, C-030.
	'header.compounds.active': '4 active',
	// C-015, C-051, C-052, C-068; before 360 days: C-007, C-032, C-033.
	'header.compounds.partly_cleared': '4 partly cleared, and 3 too long ago',
	// C-010, C-036; C-049 closed on 10 February.
	'header.compounds.closed': '2 closed',
	// C-001, C-012, C-035, C-037, C-038, C-039 (348 d), C-050, C-054, C-059, C-062, C-069;
	// too long ago or undated: C-002, C-004, C-016, C-021, C-022, C-023, C-055.
	'header.compounds.unknown': '11 activity unknown, and 7 too long ago',
	// C-009 (12 March) and C-049 (10 February).
	'header.compounds.none': '2 of which nothing was said by this day',
	'header.shelters': '8',
	// S-001, S-002, S-003 (12 d).
	'header.shelters.current': '3 with current reports',
	// S-006 of 2024, S-007 of 2021, S-008 of 2019.
	'header.shelters.expired': '3 with reports too old',
	// S-004 not before 24 February; S-005 has no date.
	'header.shelters.unreported': '2 without a dated report'
};

/** `/?as_of=2026-02-22` */
export const SITUATION_22_FEBRUARY: Numbers = {
	...table({
		// D-040 is 21 d and D-016 32 d old, D-011 closed: nothing current.
		'KH12.without_shelter': NOT,
		// D-036 more than 200, UG and KE, 10 d; D-022 guesthouse, no count, 22 d.
		'KH12.precarious': 'at least 200',
		// S-001 150 (17 d) + S-002 1,213 (19 d), both overdue; S-003 (29 d) and S-008 expired.
		'KH12.accommodation': 'at least 1,363',
		// D-041 no count, 21 d, overdue.
		'KH12.custody': NOT,
		// D-025, 22 d, overdue.
		'KH20.custody': 'at least 100',
		// E-108: 6,000-7,000 on 10 February, nobody arrested.
		'KH07.unaccounted': '6,000-7,000',
		// E-150: more than 800, 800 arrested; how many more is not known.
		'KH18.unaccounted': NOT,
		// E-100, 22 d.
		'KH20.unaccounted': 'at most 2,223',
		// E-097 of 27 January gives no number.
		'place-not-known.unaccounted': NOT,
		// GH: D-034 300, widened to 300-500 by D-037. UG (D-033 300, D-030 200-500) and KE (D-035 100-300) share overlap
		// groups with D-036 in Phnom Penh, which has no high, so they may leave nobody. Nationalities only: at least 300.
		'place-not-known.precarious': 'at least 300',
		'national.without_shelter': NOT,
		'national.precarious': 'at least 500',
		'national.accommodation': 'at least 1,363',
		'national.custody': 'at least 100',
		// 6,000 + 0 + 0 + 0; E-150 and E-097 have no high.
		'national.unaccounted': 'at least 6,000'
	}),
	'header.without_shelter': NOT,
	'header.precarious': 'at least 500',
	'header.accommodation': 'at least 1,363',
	'header.custody': 'at least 100',
	'header.unaccounted': 'at least 6,000',
	// E-100 and E-150; E-151 is a total.
	'header.raids': '2',
	'header.compounds': '33',
	'header.compounds.active': '4 active',
	'header.compounds.partly_cleared': '4 partly cleared, and 3 too long ago',
	// C-010, C-036, C-049.
	'header.compounds.closed': '3 closed',
	// As on 5 February, but C-039 is 365 d old.
	'header.compounds.unknown': '10 activity unknown, and 8 too long ago',
	// C-009.
	'header.compounds.none': '1 of which nothing was said by this day',
	'header.shelters': '8',
	// S-001 (17 d), S-002 (19 d).
	'header.shelters.current': '2 with current reports',
	// As on 5 February, and S-003 (29 d).
	'header.shelters.expired': '4 with reports too old',
	'header.shelters.unreported': '2 without a dated report'
};

/** Figures of Phnom Penh up to 5 February that every later day shows too, as printed. */
const PHNOM_PENH: Numbers = {
	'KH-D-003': 'no count',
	'KH-D-005': '64',
	'KH-D-009': '308',
	'KH-D-010': '375-440',
	'KH-D-011': 'no count',
	'KH-D-012': '520',
	'KH-D-013': '911',
	'KH-D-014': '1,440',
	'KH-D-015': '1,726',
	'KH-D-016': '100',
	'KH-D-017': '2,117',
	'KH-D-018': '300-500, best 300',
	'KH-D-020': '2,795',
	'KH-D-021': '2,887',
	'KH-D-022': 'no count',
	'KH-D-023': 'at least 900',
	'KH-D-024': '1,000-1,500',
	'KH-D-026': 'at least 3,100',
	'KH-D-027': '1,213',
	'KH-D-028': '150',
	'KH-D-029': 'at least 300',
	'KH-D-040': 'no count',
	'KH-D-041': 'no count',
	'KH-D-046': '110',
	'KH-D-049': '2,277',
	'KH-D-050': '2,493',
	'KH-D-051': '2,752',
	// S-001 and S-002 hold on both days.
	'KH-S-001': '150',
	'KH-S-002': '1,213',
	'KH-S-008': NOT
};

/** `/areas/KH12?as_of=2026-02-05` */
export const PHNOM_PENH_5_FEBRUARY: Numbers = {
	...PHNOM_PENH,
	'area.without_shelter': 'at least 100',
	'area.precarious': NOT,
	'area.accommodation': 'at least 1,663',
	'area.custody': NOT,
	'area.unaccounted': NOT,
	'KH-S-003': '300'
};

/** `/areas/KH12?as_of=2026-02-05`, for coordinators. */
export const GAP_5_FEBRUARY: Numbers = {
	// 100 Indonesians (D-016), and others of whom nobody knows how many.
	'gap.need': 'at least 100',
	// S-001 is full; S-002 (Indonesians) gives no number of beds; S-003 does not say whether it is open; S-008 expired.
	'free.KH-S-001': '0',
	'free.KH-S-002': NOT,
	'free.KH-S-003': NOT,
	'free.KH-S-008': NOT,
	'gap.usable': NOT,
	'gap.gap': NOT,
	'area.gap': NOT,
	// Not one bed is confirmed.
	'gap.shortOfConfirmed': 'at least 100',
	'gap.ignoringConditions': NOT,
	'gap.surplus': NOT
};

/** `/areas/KH12?as_of=2026-02-22` */
export const PHNOM_PENH_22_FEBRUARY: Numbers = {
	...PHNOM_PENH,
	'area.without_shelter': NOT,
	'area.precarious': 'at least 200',
	'area.accommodation': 'at least 1,363',
	'area.custody': NOT,
	'area.unaccounted': NOT,
	'KH-S-003': NOT,
	'KH-D-036': 'at least 200',
	'KH-D-038': '4,275-4,725, best 4,725',
	'KH-D-053': '21,104',
	'KH-D-054': '692',
	// 4,725 (D-038) less 692 (D-054).
	'ID-embassy-registration-2026': 'at most 4,033'
};
