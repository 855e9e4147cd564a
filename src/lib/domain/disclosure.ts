/** Readers who get a projection of their own. */
export const AUDIENCES = ['public', 'donor', 'researcher'] as const;
/** One of {@link AUDIENCES}. */
export type Audience = (typeof AUDIENCES)[number];

/** How much of a name, an operator or a place an audience sees, from nothing to everything. */
export const RUNGS = ['hidden', 'area', 'coarse_grid', 'fine_grid', 'exact'] as const;
/** One of {@link RUNGS}. */
export type Rung = (typeof RUNGS)[number];

/** What one audience is to see of a shelter or a compound. */
export interface AudienceRungs {
	audience: Audience;
	nameRung: Rung;
	operatorRung: Rung;
	placeRung: Rung;
	/** Why; null where nothing was set for this audience, so that the rungs are those that go for it otherwise. */
	reason: string | null;
	/** The rung that the place went up to, as too few shelters are near; null where it did not. */
	stepRung: Rung | null;
}

/** Names and operators are shown whole or not at all. */
export const ALL_OR_NOTHING = ['hidden', 'exact'] as const satisfies readonly Rung[];
