import { FILTER_PARAMETERS, writeFilter, type SituationFilter } from '#lib/domain/filter.ts';
import { carryView, changeQuery, keepOthers } from '#lib/components/layout/address.ts';

/** Parameters of the filter. */
const FILTER = Object.values(FILTER_PARAMETERS);

/** Parameters of what lies open beside the situation; any other step closes it. */
const OPENED = ['open', 'record'];

/** The addresses that lead on from the situation page as it stands. */
export interface SituationAddresses {
	/** The page with other parameters. */
	change: (changes: Record<string, string | null>) => string;
	/** The page with another filter. */
	filter: (filter: SituationFilter) => string;
	/** The page with a number open. */
	number: (row: string, measure: string) => string;
	/** The page with a record open. */
	record: (code: string) => string;
	/** The page with nothing open. */
	closed: string;
	/** A list of records that pass the filter, with more of a query. */
	list: (path: string, query?: Record<string, string>) => string;
	/** The parameters that a form for some of them sends along. */
	keep: (without: readonly string[]) => [name: string, value: string][];
	/** As `keep`, for the form of the filter, which has no fields for the stretch of time. */
	keepFilter: [name: string, value: string][];
}

/**
 * @param url where the reader is
 * @param filter that the page was loaded with
 */
export function toAddresses(url: URL, filter: SituationFilter): SituationAddresses {
	const change = (changes: Record<string, string | null>) => `/${changeQuery(url, changes)}`;
	const keep = (without: readonly string[]) => keepOthers(url, [...without, ...OPENED]);
	const others = writeFilter({ ...filter, search: null });
	return {
		change,
		keep,
		closed: change({ open: null, record: null }),
		number: (row, measure) => change({ open: `${row}.${measure}`, record: null }),
		record: (code) => change({ record: code, open: null }),
		filter: (wanted) => {
			const parameters = writeFilter(wanted);
			return change(Object.fromEntries(FILTER.map((name) => [name, parameters.get(name)])));
		},
		list: (path, query = {}) => path + carryView(url, { ...Object.fromEntries(others), ...query }),
		keepFilter: keep(FILTER.filter((name) => !['from', 'to'].includes(name)))
	};
}
