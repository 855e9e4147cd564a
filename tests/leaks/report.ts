import { nameSecret } from './secret.ts';
import type { Sighting } from './walk.ts';

/** The most addresses that are named for one secret of one role. */
const MOST = 3;

/** Sightings for people who must find the leak: a line for each secret and role, with where to look. */
export function report(sightings: readonly Sighting[]): string[] {
	const groups = new Map<string, Sighting[]>();
	for (const sighting of sightings) {
		const key = `${sighting.role} is told the ${nameSecret(sighting.secret)}`;
		groups.set(key, [...(groups.get(key) ?? []), sighting]);
	}
	return [...groups].map(([key, group]) => {
		const where = group
			.slice(0, MOST)
			.map(({ question, by }) => `${question.method} ${question.path} (${by})`);
		return `${key}, ${group.length} times: ${where.join('; ')}`;
	});
}
