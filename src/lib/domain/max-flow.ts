/** People of a kind who may enter the same sites. */
export interface Supply {
	/** Whole number from 0; `Infinity`: as many as there are beds. */
	people: number;
	/** Places of the sites that they may enter, in the list of beds. */
	sites: readonly number[];
}

/**
 * The greatest number of people who can have a bed at once, each bed given to one of them: a maximum flow from kinds of
 * people to sites.
 *
 * @param beds of each site, whole numbers from 0
 * @see Dinic, E. A. (1970). Algorithm for solution of a problem of maximum flow in networks with power estimation. Soviet
 * Mathematics Doklady 11, 1277-1280.
 */
export function countMatched(supplies: readonly Supply[], beds: readonly number[]): number {
	const kinds = joinAlike(supplies);
	const left = kinds.map(({ people }) => people);
	const free = [...beds];
	const given = kinds.map(() => beds.map(() => 0));
	let matched = 0;
	for (;;) {
		const levels = toLevels(kinds, left, free, given);
		if (!levels) return matched;
		const next = { ofKind: kinds.map(() => 0), ofSite: beds.map(() => 0) };
		for (let kind = 0; kind < kinds.length; kind++) {
			if (levels.ofKind[kind] !== 0) continue;
			for (;;) {
				const pushed = pushFromKind(kind, left[kind]!);
				if (pushed === 0) break;
				left[kind]! -= pushed;
				matched += pushed;
			}
		}

		/** Sends people of a kind on to sites of the next level, and gives how many found a bed. */
		function pushFromKind(kind: number, people: number): number {
			const { sites } = kinds[kind]!;
			for (; people > 0 && next.ofKind[kind]! < sites.length; next.ofKind[kind]!++) {
				const site = sites[next.ofKind[kind]!]!;
				if (levels!.ofSite[site] !== levels!.ofKind[kind]! + 1) continue;
				const pushed = pushFromSite(site, people);
				if (pushed === 0) continue;
				given[kind]![site]! += pushed;
				return pushed;
			}
			return 0;
		}

		/** Gives the free beds of a site, or those of people who have another site to go to. */
		function pushFromSite(site: number, people: number): number {
			const own = Math.min(people, free[site]!);
			if (own > 0) {
				free[site]! -= own;
				return own;
			}
			for (; next.ofSite[site]! < kinds.length; next.ofSite[site]!++) {
				const kind = next.ofSite[site]!;
				if (given[kind]![site] === 0 || levels!.ofKind[kind] !== levels!.ofSite[site]! + 1) continue;
				const pushed = pushFromKind(kind, Math.min(people, given[kind]![site]!));
				if (pushed === 0) continue;
				given[kind]![site]! -= pushed;
				return pushed;
			}
			return 0;
		}
	}
}

interface Levels {
	ofKind: number[];
	ofSite: number[];
}

/** How many steps each kind and site is from people who wait; null where no free bed is reached any more. */
function toLevels(
	kinds: readonly Supply[],
	left: readonly number[],
	free: readonly number[],
	given: readonly (readonly number[])[]
): Levels | null {
	const levels: Levels = { ofKind: left.map((people) => (people > 0 ? 0 : -1)), ofSite: free.map(() => -1) };
	let [front, isReached] = [kinds.map((_, kind) => kind).filter((kind) => left[kind]! > 0), false];
	for (let level = 1; front.length > 0; level += 2) {
		const sites = new Set(
			front.flatMap((kind) => kinds[kind]!.sites.filter((site) => levels.ofSite[site] === -1))
		);
		for (const site of sites) {
			levels.ofSite[site] = level;
			isReached ||= free[site]! > 0;
		}
		if (isReached) return levels;
		front = kinds.flatMap((_, kind) =>
			levels.ofKind[kind] === -1 && [...sites].some((site) => given[kind]![site]! > 0) ? [kind] : []
		);
		for (const kind of front) levels.ofKind[kind] = level + 1;
	}
	return null;
}

/** Kinds who may enter the same sites are one; who may enter none finds no bed. */
function joinAlike(supplies: readonly Supply[]): Supply[] {
	const joined = new Map<string, Supply>();
	for (const { people, sites } of supplies) {
		if (people === 0 || sites.length === 0) continue;
		const key = sites.join();
		joined.set(key, { people: people + (joined.get(key)?.people ?? 0), sites });
	}
	return [...joined.values()];
}
