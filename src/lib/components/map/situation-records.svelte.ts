import type { SituationFilter } from '#lib/domain/filter.ts';
import { fetchRecords, filterCompounds, filterEvents, type MapRecords } from '#lib/map/records.ts';
import type { Situation } from '#lib/map/situation.ts';

/** The records that a movable map shows: those that the server drew, until its own have arrived. */
export class SituationRecords {
	/** Null until they have arrived. */
	all = $state.raw<MapRecords | null>(null);
	/** Whether the last attempt to fetch them failed. */
	isMissing = $state(false);
	#fetching: AbortController | null = null;
	#view: string | null = null;

	/** Fetches the records of a view, once; those of another view before give way when these arrive. */
	async fetch(view: string): Promise<void> {
		if (view === this.#view) return;
		this.#view = view;
		this.#fetching?.abort();
		const fetching = (this.#fetching = new AbortController());
		try {
			this.all = await fetchRecords(view, fetching.signal);
			this.isMissing = false;
		} catch {
			if (fetching.signal.aborted) return;
			this.all = null;
			this.#view = null;
			this.isMissing = true;
		}
	}

	/** The situation with these records instead of the counted ones, as a filter lets them pass. */
	applyTo(situation: Situation, filter: SituationFilter): Situation {
		if (this.all === null) return situation;
		return {
			...situation,
			compounds: filterCompounds(this.all, filter),
			events: filterEvents(this.all, filter)
		};
	}

	stop(): void {
		this.#fetching?.abort();
	}
}
