import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#lib/domain/day.ts';
import {
	FIGURE_TYPES,
	FILTER_VALUES,
	isUnfiltered,
	NO_FILTER,
	parseFilter,
	PLACE_NOT_KNOWN,
	SEARCH_CHARACTERS,
	writeFilter,
	type SituationFilter
} from '#lib/domain/filter.ts';

const read = (query: string) => parseFilter(new URLSearchParams(query));

/** The problem of an address, in one line. */
function problemOf(query: string): string {
	const read = parseFilter(new URLSearchParams(query));
	return 'problem' in read
		? `${read.problem.parameter} ${read.problem.reason} ${read.problem.value}`
		: 'none';
}

const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const some = <T>(values: readonly T[]) => fc.subarray([...values]);

const anyFilter: fc.Arbitrary<SituationFilter> = fc
	.record({
		area: orNull(fc.constantFrom('KH01', 'KH25', 'KH', 'KH0102', PLACE_NOT_KNOWN)),
		kinds: some(FILTER_VALUES.kinds),
		activities: some(FILTER_VALUES.activities),
		evidence: some(FILTER_VALUES.evidence),
		siteKinds: some(FILTER_VALUES.siteKinds),
		nationalities: some(FILTER_VALUES.nationalities),
		figureType: orNull(fc.constantFrom(...FIGURE_TYPES)),
		from: orNull(fc.integer({ min: 0, max: 900 }).map((days) => addDays('2024-01-01', days))),
		length: orNull(fc.integer({ min: 0, max: 900 })),
		search: orNull(
			fc
				.string({ unit: 'grapheme', maxLength: 30 })
				.map((text) => text.normalize('NFC').trim())
				.filter((text) => text !== '' && text.isWellFormed() && text.length <= SEARCH_CHARACTERS)
		)
	})
	.map(({ length, ...rest }) => ({
		...rest,
		to: length === null ? null : addDays(rest.from ?? '2025-01-01', length)
	}));

describe('parseFilter', () => {
	it('reads back what writeFilter wrote, for every filter', () => {
		fc.assert(
			fc.property(anyFilter, (filter) => {
				expect(read(writeFilter(filter).toString())).toEqual({ filter });
			})
		);
	});

	it('reads a list behind commas and in repeated parameters as the same, each value once, in one order', () => {
		const commas = read('kind=rescue,raid,rescue&area=KH12');
		expect(commas).toEqual(read('kind=raid&kind=rescue&area=KH12'));
		expect(commas).toEqual({ filter: { ...NO_FILTER, kinds: ['raid', 'rescue'], area: 'KH12' } });
	});

	it('takes what is empty, or meant for others, as no condition', () => {
		const read = parseFilter(
			new URLSearchParams('kind=&area=&q=+&as_of=2026-02-22&start=KH-C-010&figure_type=')
		);
		expect(read).toEqual({ filter: NO_FILTER });
	});

	it.each([
		['kind=party', 'kind no_such_value party'],
		['kind=raid,party', 'kind no_such_value party'],
		['activity=raided', 'activity no_such_value raided'],
		['evidence=proven', 'evidence no_such_value proven'],
		['site_kind=raid', 'site_kind no_such_value raid'],
		['nationality=UK', 'nationality no_such_value UK'],
		['figure_type=both', 'figure_type no_such_value both'],
		['area=Phnom+Penh', 'area no_area Phnom Penh'],
		["area=KH1'%20OR%201=1", "area no_area KH1' OR 1=1"],
		['from=2026-02-30', 'from no_day 2026-02-30'],
		['to=yesterday', 'to no_day yesterday'],
		['from=2026-02-02&to=2026-02-01', 'from days_reversed 2026-02-02 > 2026-02-01'],
		[`q=${'x'.repeat(101)}`, `q too_long ${'x'.repeat(40)}`]
	])('refuses %s and says what is wrong', (query, problem) => {
		expect(problemOf(query)).toBe(problem);
	});

	it('names what may stand there where that is a short list', () => {
		expect(read('evidence=proven')).toMatchObject({
			problem: { allowed: ['suspected', 'assessed', 'confirmed'] }
		});
		expect(read('nationality=ZZ')).toMatchObject({ problem: { allowed: [] } });
	});
});

describe('isUnfiltered', () => {
	it('is so for the filter that lets everything pass, and for no other', () => {
		expect(isUnfiltered(NO_FILTER)).toBe(true);
		expect(isUnfiltered({ ...NO_FILTER, search: 'x' })).toBe(false);
	});
});
