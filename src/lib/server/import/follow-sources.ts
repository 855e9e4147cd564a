import { DATASETS } from '#lib/domain/figures.ts';
import type { RowsByKind } from '#lib/server/import/kinds.ts';
import { openReadContext } from '#lib/server/import/store-context.ts';
import type { Store, StoreContext } from '#lib/server/import/store.ts';
import { STORES } from '#lib/server/import/stores.ts';

/**
 * Writes anew what follows from the publisher or the kind of a source: the series of a figure, and who confirms a
 * compound. Without this a file of figures that has not changed would make new versions when it comes again.
 *
 * @param before the look-ups as they were before the sources were written
 * @returns codes of the records that have a new version
 */
export async function followSources(
	changed: readonly string[],
	before: StoreContext,
	now: StoreContext
): Promise<string[]> {
	const other = new Set(changed.filter((code) => isOther(before.sourceOf(code), now.sourceOf(code))));
	if (other.size === 0) return [];
	const followed: string[] = [];
	for (const dataset of DATASETS) {
		const context = { ...now, ...(await openReadContext(now.tx, dataset)) };
		for (const store of [STORES.compounds, STORES.displacement]) {
			followed.push(...(await rewrite(store, other, context)));
		}
	}
	return followed;
}

type FollowingStore = Store<RowsByKind['compounds'] | RowsByKind['displacement']>;

async function rewrite(
	store: FollowingStore,
	sources: ReadonlySet<string>,
	context: StoreContext
): Promise<string[]> {
	const standing = await store.list(context);
	const citing = standing.filter(({ sourceIds }) => sourceIds.some((code) => sources.has(code)));
	const { changed } = await store.write(citing, context, false);
	return changed;
}

function isOther(one: ReturnType<StoreContext['sourceOf']>, other: ReturnType<StoreContext['sourceOf']>) {
	return one.publisher !== other.publisher || one.kind !== other.kind;
}
