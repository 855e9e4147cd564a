/** What a version of a record says, by the names of its columns in the data dictionary. */
export type VersionContent = Readonly<Record<string, unknown>>;

/** One field that two versions say differently. */
export interface VersionChange {
	field: string;
	/** Null where nothing stood there. */
	before: string | null;
	after: string | null;
}

/**
 * What changed from one version to the next, by field, in the order of the fields; empty where nothing did. Lists are
 * told with commas; a field that one of them lacks had nothing in it.
 */
export function listChanges(before: VersionContent, after: VersionContent): VersionChange[] {
	return [...new Set([...Object.keys(before), ...Object.keys(after)])]
		.map((field) => ({ field, before: toText(before[field]), after: toText(after[field]) }))
		.filter((change) => change.before !== change.after);
}

function toText(value: unknown): string | null {
	if (value === null || value === undefined) return null;
	if (Array.isArray(value)) return value.length === 0 ? null : value.join(', ');
	return typeof value === 'string' ? value : JSON.stringify(value);
}
