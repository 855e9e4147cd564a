import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#lib/server/db/rows.ts';

/** What was ended at once. */
export interface EndedSessions {
	sessions: number;
	/** Sign-ins that waited for their second factor. */
	openSteps: number;
}

/** Ends every session and every sign-in that is half done. @param tx in the role of the accounts */
export async function endAllSessions(tx: Tx): Promise<EndedSessions> {
	const sessions = await rows(tx, sql`DELETE FROM sessions RETURNING id`);
	const steps = await rows<{ identifier: string }>(tx, sql`DELETE FROM verifications RETURNING identifier`);
	return {
		sessions: sessions.length,
		openSteps: steps.filter(({ identifier }) => !identifier.startsWith('2fa-attempts-')).length
	};
}
