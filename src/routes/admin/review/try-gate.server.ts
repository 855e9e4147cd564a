import { administer } from '#lib/server/auth/require-admin.ts';
import { beginRevision, movePublication, whatKeptTheGateShut } from '#lib/server/commands/records.ts';

/** Moves records as the admin who asks, all or none; what keeps the gate shut where it is, else null. */
export async function tryGate(
	locals: App.Locals,
	codes: readonly string[],
	{ publication, reason }: { publication: 'published' | 'withdrawn'; reason: string }
): Promise<'secondPerson' | 'notReviewed' | null> {
	const rule = publication === 'published' ? 'published_by_person' : 'withdrawn_by_person';
	try {
		await administer(locals, async (tx) =>
			movePublication(tx, await beginRevision(tx, reason), codes, { publication, rule, reason })
		);
		return null;
	} catch (error) {
		const shut = whatKeptTheGateShut(error);
		if (!shut) throw error;
		return shut;
	}
}
