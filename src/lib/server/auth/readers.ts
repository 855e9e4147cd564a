import type { User } from '#lib/server/auth/users.ts';
import type { Actor } from '#lib/server/db/actor.ts';
import { readAs, type Read } from '#lib/server/db/kept-reads.ts';
import { AUDIENCES, type Audience } from '#lib/domain/disclosure.ts';
import type { WithActor } from '#lib/server/db/unit-of-work.ts';

/** The door to the database for whoever asks, through which they see what is for them. */
export type Readers = (user: User | null) => Read;

/**
 * Opens the doors of all readers. Those who see the same share what is kept of the answers; coordinators and admins,
 * each of whom sees what they answer for, are always answered by the database.
 */
export function openReaders(withActor: WithActor): Readers {
	const kept = Object.fromEntries(
		AUDIENCES.map((audience) => [audience, readAs(withActor, audience)])
	) as Record<Audience, Read>;
	return (user) => {
		const actor = toReader(user);
		return isAudience(actor.role) ? kept[actor.role] : (work) => withActor(actor, work);
	};
}

/**
 * As whom somebody reads. Without the second factor that a role asks for nobody has it, and who runs a shelter reads
 * what anybody does: their own shelters have pages of their own.
 */
export function toReader(user: User | null): Actor {
	if (user === null || user.role === 'operator' || (user.needsSecondFactor && !user.hasSecondFactor)) {
		return { role: 'public', userId: '' };
	}
	return { role: user.role, userId: user.id };
}

/** Of which shelters somebody is told the beds: none, those they answer for and those that sources printed, or all. */
export function seesBeds(user: User | null): 'none' | 'scoped' | 'all' {
	const { role } = toReader(user);
	if (role === 'admin') return 'all';
	return role === 'coordinator' ? 'scoped' : 'none';
}

const isAudience = (role: Actor['role']): role is Audience => AUDIENCES.some((audience) => audience === role);
