import type { SetAsideReason } from '#lib/domain/candidates.ts';
import { isCurrentCell } from '#lib/domain/cells.ts';
import type { TierSummary } from '#lib/domain/tiers.ts';

/** Why a tier has no current count: what its figures were set aside for, or its shelters that never reported. */
export type NotCurrentReason = Exclude<SetAsideReason, 'later_round'> | 'never_reported';

/**
 * The one reason for which nothing of the tier is current; null where several hold, where something is current, or
 * where there never was a figure. An earlier round is no reason of its own: its series is judged by the latest.
 */
export function findNotCurrentReason({
	cells,
	shelters,
	newestOn
}: Pick<TierSummary, 'cells' | 'shelters' | 'newestOn'>): NotCurrentReason | null {
	if (newestOn !== null || cells.some(isCurrentCell)) return null;
	const reasons = new Set<NotCurrentReason>();
	for (const { choice } of cells) {
		for (const { reason } of choice.setAside) if (reason !== 'later_round') reasons.add(reason);
	}
	for (const { basis } of shelters) {
		if (basis === 'expired' || basis === 'undated' || basis === 'never_reported') reasons.add(basis);
	}
	const [reason, ...others] = reasons;
	return reason && others.length === 0 ? reason : null;
}
