/** Why an imported compound waits until somebody publishes it. */
export type ReviewRule =
	/** Its own note says that nothing shows scam work there. */
	| 'note_denies_evidence'
	/** Only one source names it, which is no court, sanctions body or Amnesty International. */
	| 'single_source';

/** What a record rests on, as far as the gate asks. */
export interface Backing {
	sources: readonly { publisher: string; kind: string }[];
	note: string | null;
}

/**
 * The rule by which a compound must be reviewed before the public sees it, or null where it may be published at once.
 *
 * A note that says "no evidence of scam work" decides first, whatever the sources. Then a single source must be of kind
 * court_or_sanctions, or published by Amnesty International (whose name may be followed by how the text was read).
 * No source at all is no better than one.
 */
export function needsReview({ sources, note }: Backing): ReviewRule | null {
	if (/\bno evidence of scam work\b/i.test(note ?? '')) return 'note_denies_evidence';
	return sources.length > 1 || sources.some(standsAlone) ? null : 'single_source';
}

function standsAlone({ publisher, kind }: { publisher: string; kind: string }): boolean {
	return kind === 'court_or_sanctions' || publisher.startsWith('Amnesty International');
}
