import type { SourceKind } from '#lib/server/import/kinds/sources.ts';

/** The words that a file of compounds may give as status. */
export const COMPOUND_STATUSES = [
	'confirmed_active',
	'suspected',
	'raided',
	'partly_cleared',
	'closed',
	'reopened',
	'unknown'
] as const;

/** What one row of a file says goes on in a compound. */
export type CompoundStatus = (typeof COMPOUND_STATUSES)[number];

/** Whether a compound works, and apart from that how well it is shown to be one. */
export interface CompoundActivity {
	activity: 'active' | 'partly_cleared' | 'closed' | 'reopened' | 'unknown';
	evidence: 'suspected' | 'assessed' | 'confirmed';
	/** Who confirmed it; null unless the evidence is 'confirmed'. */
	confirmedBy: string | null;
	/** The word in the file, kept so that an export gives it back. */
	reportedAs: CompoundStatus;
}

/** What the status of a compound is judged by, besides the word itself. */
export interface StatusGrounds {
	operator: string | null;
	/** The compound's sources, in the order in which it names them. */
	sources: readonly { publisher: string; kind: SourceKind }[];
}

const MEANINGS: Record<CompoundStatus, Pick<CompoundActivity, 'activity' | 'evidence'>> = {
	confirmed_active: { activity: 'active', evidence: 'confirmed' },
	suspected: { activity: 'unknown', evidence: 'suspected' },
	// A raid is an event; whether the site works since then is not known.
	raided: { activity: 'unknown', evidence: 'assessed' },
	partly_cleared: { activity: 'partly_cleared', evidence: 'assessed' },
	closed: { activity: 'closed', evidence: 'assessed' },
	reopened: { activity: 'reopened', evidence: 'assessed' },
	unknown: { activity: 'unknown', evidence: 'suspected' }
};

/**
 * What the status in a file of compounds says of activity and of evidence.
 *
 * Only 'confirmed_active' can be confirmed, and only by a body that can be named: Amnesty International, OFAC, or the
 * publisher of the first court or sanctions source. Where none is found the evidence is 'assessed'.
 */
export function toActivity(status: CompoundStatus, grounds: StatusGrounds): CompoundActivity {
	const meaning = { ...MEANINGS[status], reportedAs: status };
	if (meaning.evidence !== 'confirmed') return { ...meaning, confirmedBy: null };
	const confirmedBy = findConfirmingBody(grounds);
	return { ...meaning, evidence: confirmedBy === null ? 'assessed' : 'confirmed', confirmedBy };
}

function findConfirmingBody({ operator, sources }: StatusGrounds): string | null {
	if (sources.some(({ publisher }) => publisher.startsWith('Amnesty International')))
		return 'Amnesty International';
	if (/\bOFAC\b/.test(operator ?? '')) return 'US Treasury (OFAC)';
	return sources.find(({ kind }) => kind === 'court_or_sanctions')?.publisher ?? null;
}
