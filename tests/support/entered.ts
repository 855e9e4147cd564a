import { giveScope } from '#lib/server/commands/access.ts';
import type { NewEvent } from '#lib/server/commands/events.ts';
import type { NewFigure } from '#lib/server/commands/figures.ts';
import type { ShelterDetails } from '#lib/server/commands/shelters.ts';
import type { Database } from '#lib/server/db/connection.ts';
import { sqlState } from '#lib/server/db/postgres-errors.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { become } from './become.ts';
import { as, withSites } from './own-sites.ts';

/** The day on which people enter what they know. */
export const TODAY = '2026-02-24';
/** Who answers for Phnom Penh. */
export const COORDINATOR = as('coordinator', 'coordinator');
/** Something of each kind that somebody may enter, all of it in Phnom Penh. */
export const SHELTER: ShelterDetails = {
	...{
		name: 'Riverside',
		operator: 'C',
		operatorKind: 'ngo',
		siteType: null,
		areaPcode: 'KH12',
		locality: null
	},
	...{ intervalDays: null, fundingEndsOn: null, note: null }
};
export const FIGURE: NewFigure = {
	...{ areaPcode: 'KH12', livingSituation: 'street', populationGroup: 'left_compound', nationalities: [] },
	...{ unit: 'person', householdSize: null, referenceOn: TODAY, low: null, best: 90, high: null },
	...{ method: 'headcount', publisher: 'Outreach team', overlapGroups: [], note: null }
};
export const EVENT: NewEvent = {
	...{ kind: 'release', occurredOn: TODAY, areaPcode: 'KH12', locality: null, low: 40, best: null, high: 60 },
	...{ arrested: null, destination: null, nationalities: ['ID', 'VN'], agency: null, note: null }
};

/** Does the work as a coordinator of Phnom Penh; nothing of it stays. */
export function asCoordinatorOf<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
	return withSites(database, async (tx) => {
		await giveScope(tx, COORDINATOR.userId, { areaPcode: 'KH12' });
		await become(tx, COORDINATOR);
		return work(tx);
	});
}

/** SQLSTATE of what the database refused; null where it did not. */
export const refusalOf = (work: Promise<unknown>) => work.then(() => null, sqlState);

/** What is known now of that day. */
export const asked = { asOf: TODAY, knownAt: null, today: TODAY };
