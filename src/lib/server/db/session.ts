/** How a connection to either database is set up, as the right-hand sides of SQL's SET. */
export const SESSION = {
	/** A role finds its own projection first: see drizzle/0001_public_projection.sql. */
	search_path: '"$user", sala, public',
	TimeZone: 'UTC',
	/**
	 * What is asked for lies in memory, where an index costs little more than the next page. At the default of 4 the
	 * small tables of a young database are read whole, once for each figure.
	 */
	random_page_cost: '1.1',
	/** What is asked takes milliseconds, and compiling it would take seconds. */
	jit: 'off'
} as const;
