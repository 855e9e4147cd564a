import type { Role } from '#lib/server/db/actor.ts';
import { COORDINATION, EVERYBODY, type Planter } from './planting.ts';
import { AREA, DAY } from './plant-public.ts';

const RUNGS = ['hidden', 'area', 'coarse_grid', 'fine_grid', 'exact'] as const;
type Rung = (typeof RUNGS)[number];
const ASPECTS = ['name', 'operator', 'place'] as const;
const AUDIENCES = ['public', 'donor', 'researcher'] as const;
type Audience = (typeof AUDIENCES)[number];

/** An area that the coordinator of the walk does not answer for. */
const ELSEWHERE = 'KH02';

/** The shelter that the operator of the walk runs. */
export const OWN_SHELTER = 'LV-S-9701';
/** The shelter that the researcher of the walk has a grant for. */
export const GRANTED_SHELTER = 'LV-S-9702';
/** A shelter in an area that the coordinator of the walk does not answer for. */
export const ELSEWHERE_SHELTER = 'LV-S-9703';

/**
 * Plants shelters that were reported to us: one for every audience, aspect and rung, and some that nobody was shown
 * anything of, of which one lies where the coordinator answers for nothing.
 */
export async function plantLive(planter: Planter): Promise<void> {
	await plantShelter(planter, OWN_SHELTER, { exactly: ['operator', 'coordinator', 'admin'] });
	await plantShelter(planter, GRANTED_SHELTER, { exactly: ['researcher', 'coordinator', 'admin'] });
	await plantShelter(planter, ELSEWHERE_SHELTER, { exactly: ['admin'], area: ELSEWHERE });
	let number = 9710;
	for (const audience of AUDIENCES)
		for (const aspect of ASPECTS)
			for (const rung of RUNGS)
				await plantShelter(planter, `LV-S-${number++}`, { shown: { audience, aspect, rung } });
}

interface Site {
	/** Who may read it exactly, one by one. */
	exactly?: readonly Role[];
	area?: string;
	/** What one audience is shown; of the rest it sees its area, as every audience does of nothing else. */
	shown?: { audience: Audience; aspect: (typeof ASPECTS)[number]; rung: Rung };
}

async function plantShelter(
	planter: Planter,
	code: string,
	{ exactly = COORDINATION, area = AREA, shown }: Site
) {
	const rungOf = (aspect: (typeof ASPECTS)[number]): Rung => {
		if (shown?.aspect === aspect) return shown.rung;
		return shown && aspect === 'place' ? 'area' : 'hidden';
	};
	const seen = (isSeen: boolean) => [...(shown && isSeen ? reachedBy(shown.audience) : []), ...exactly];
	// A grant or a scope is for the record, so whoever has one may know that it is there.
	await planter.enter(code, 'shelter', 'published', seen(rungOf('place') !== 'hidden'), 'live');
	await planter.insert(
		'shelters',
		{
			...{ code, operator_kind: 'faith', area_pcode: area, interval_days: 7 },
			name: planter.words(code, 'name', seen(rungOf('name') === 'exact')),
			operator: planter.words(code, 'operator', seen(rungOf('operator') === 'exact')),
			locality: planter.words(code, 'locality', seen(rungOf('place') === 'exact')),
			note: planter.words(code, 'note', exactly)
		},
		true
	);
	await planter.insert(
		'shelter_places',
		{
			shelter_code: code,
			geom: planter.place(code, 'place', seen(rungOf('place') === 'exact')),
			address: planter.words(code, 'address', exactly),
			contact: planter.words(code, 'contact', exactly)
		},
		true
	);
	const report = { reported_on: DAY, status: 'open', capacity: 40, occupancy: 31 };
	await planter.insert(
		'shelter_reports',
		{ shelter_code: code, entry_conditions: [], services: [], is_printed: false, ...report },
		true
	);
	if (!shown) return;
	const reason = planter.words(code, 'reason of its disclosure', COORDINATION);
	await planter.insert(
		'disclosures',
		{
			...{ record_code: code, audience: shown.audience, reason, name_rung: rungOf('name') },
			...{ operator_rung: rungOf('operator'), place_rung: rungOf('place') }
		},
		true
	);
}

/** Who sees what is shown to an audience: whoever sees all that the public sees, too. */
function reachedBy(audience: Audience): Role[] {
	return EVERYBODY.filter(
		(role) => role === audience || (audience === 'public' && !COORDINATION.includes(role))
	);
}
