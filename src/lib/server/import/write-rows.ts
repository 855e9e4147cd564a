import type { Dataset } from '#lib/domain/figures.ts';
import { beginRevision, publish } from '#lib/server/commands/records.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import type { WithActor } from '#lib/server/db/unit-of-work.ts';
import type { UnderReview } from '#lib/server/queries/review.ts';
import { isRecordKind } from '#lib/server/import/check-codes.ts';
import { enterRecords, publishWaiting, type PublishingDecision } from '#lib/server/import/enter-records.ts';
import { followSources } from '#lib/server/import/follow-sources.ts';
import { KINDS, type KindName, type RecordKind, type RowsByKind } from '#lib/server/import/kinds.ts';
import { listHeld } from '#lib/server/import/review-rules.ts';
import { listKnownCodes, openStoreContext } from '#lib/server/import/store-context.ts';
import { NEW_DATASET, splitByDataset, type DatasetPart } from '#lib/server/import/split-by-dataset.ts';
import type { Store, StoreContext } from '#lib/server/import/store.ts';
import { STORES } from '#lib/server/import/stores.ts';

/** How rows are to be written. */
export interface WriteOptions {
	/** Dataset of the records; null: those that stand keep theirs, and new ones are live. */
	dataset: Dataset | null;
	/**
	 * Publish the records of the files that nobody has published yet, under the name of this rule and for this reason,
	 * and write the public view anew; null: new ones wait in review.
	 */
	publish: PublishingDecision | null;
	/** Why, for the history. */
	reason: string;
	/** Find out what would be written, and write nothing. */
	isTrial?: boolean;
	/** Is told, in a few words, what takes time. What it throws ends the import, with nothing written. */
	say: (line: string) => void;
}

/** The sound rows of one kind of file, and what is known of the others. */
export interface Given<K extends KindName = KindName> {
	kind: K;
	rows: RowsByKind[K][];
	/** Keys of rows that stand in the files and are refused. */
	refusedKeys: ReadonlySet<string>;
	/** Whether the key of every row of the files could be read. */
	isWhole: boolean;
}

/** What an import did to one kind, by the keys of the rows. */
export interface KindOutcome {
	kind: KindName;
	added: string[];
	changed: string[];
	/** Links and labels of a record in the files that the files do not have any more. */
	removed: string[];
	unchanged: number;
	/** What stands in the database and not in the files: reported, never removed. */
	vanished: string[];
}

/** What writing did. */
export interface WrittenRows {
	kinds: KindOutcome[];
	/** Codes of records, in the files or not, that have a new version because a source of theirs changed. */
	followed: string[];
	/** Records of the files that readers do not see until somebody publishes them, and the rule behind each. */
	underReview: UnderReview[];
	/** Codes that were published. */
	published: string[];
	/** Datasets of the rows of the files. */
	datasets: Dataset[];
	/** False where everything stood already as the files say, or writing was only tried. */
	isWritten: boolean;
}

/** Ends a transaction that is not to be kept, and carries out what it found. */
class NotKept extends Error {
	constructor(readonly found: WrittenRows) {
		super('The transaction is rolled back on purpose.');
	}
}

/**
 * Writes sound rows in one transaction. Where they change nothing no revision is left in the history.
 *
 * @param batch names of the files
 */
export async function writeRows(
	withActor: WithActor,
	given: readonly Given[],
	batch: string,
	options: WriteOptions
): Promise<WrittenRows> {
	try {
		return await withActor(COMMAND_LINE, async (tx) => {
			const written = await writeAll(tx, given, batch, options);
			if (options.isTrial || !written.isWritten) throw new NotKept({ ...written, isWritten: false });
			await publishIfAsked(tx, options);
			return written;
		});
	} catch (error) {
		if (!(error instanceof NotKept)) throw error;
		if (!options.isTrial) await withActor(COMMAND_LINE, (tx) => publishIfAsked(tx, options));
		return error.found;
	}
}

async function publishIfAsked(tx: Tx, options: WriteOptions): Promise<void> {
	if (!options.publish) return;
	options.say('Publishing');
	await publish(tx, options.publish.reason);
}

async function writeAll(
	tx: Tx,
	given: readonly Given[],
	batch: string,
	options: WriteOptions
): Promise<WrittenRows> {
	const revision = await beginRevision(tx, options.reason, batch);
	// Read under the lock: what another import has added meanwhile is not new.
	const known = await listKnownCodes(tx, options.dataset);
	const datasets = new Map(known.datasets);
	const held = new Map<string, string>();
	const kinds: KindOutcome[] = [];
	const entered: string[] = [];
	const followed: string[] = [];
	const written = new Set<Dataset>();
	let context = await openStoreContext(tx, NEW_DATASET, revision);
	for (const one of given) {
		options.say(`Writing ${one.kind}`);
		for (const [code, rule] of listHeld(one, context)) held.set(code, rule);
		const parts = splitByDataset(one, options.dataset, datasets);
		const { stem } = STORES[one.kind];
		for (const { dataset, rows } of parts) {
			if (stem === null) continue;
			const codes = listKeys({ kind: one.kind, rows });
			for (const code of codes) datasets.set(code, dataset);
			const fresh = codes.filter((code) => !known.codes[one.kind as RecordKind].has(code));
			await enterRecords({ ...context, dataset }, stem, fresh, held, options);
			entered.push(...fresh);
		}
		for (const { dataset } of parts) written.add(dataset);
		const outcome = await writeKind(one, parts, context);
		kinds.push(outcome);
		if (one.kind !== 'sources') continue;
		const before = context;
		context = await openStoreContext(tx, NEW_DATASET, revision);
		followed.push(...(await followSources(outcome.changed, before, context)));
	}
	const codes = given.filter(({ kind }) => isRecordKind(kind)).flatMap(listKeys);
	const { published, underReview } = await publishWaiting({ tx, revision }, codes, held, options.publish);
	const isUnderReview = new Set(underReview.map(({ code }) => code));
	return {
		kinds,
		followed,
		underReview,
		published: options.publish
			? [...entered.filter((code) => !isUnderReview.has(code)), ...published].sort()
			: [],
		datasets: [...written],
		isWritten:
			published.length > 0 ||
			kinds.some(({ added, changed, removed }) => added.length + changed.length + removed.length > 0)
	};
}

async function writeKind<K extends KindName>(
	{ kind, rows, refusedKeys, isWhole }: Given<K>,
	parts: readonly DatasetPart<RowsByKind[K]>[],
	context: StoreContext
): Promise<KindOutcome> {
	const store: Store<RowsByKind[K]> = STORES[kind];
	const isComplete = isWhole && refusedKeys.size === 0;
	const added: string[] = [];
	const changed: string[] = [];
	const removed: string[] = [];
	const standing: string[] = [];
	for (const part of parts) {
		const ofDataset = { ...context, dataset: part.dataset };
		const changes = await store.write(part.rows, ofDataset, isComplete);
		added.push(...changes.added);
		changed.push(...changes.changed);
		removed.push(...changes.removed);
		if (isWhole) standing.push(...listKeys({ kind, rows: await store.list(ofDataset) }));
	}
	const keys = new Set([...listKeys({ kind, rows }), ...refusedKeys]);
	return {
		kind,
		added,
		changed,
		removed,
		unchanged: rows.length - added.length - changed.length,
		vanished: standing.filter((key) => !keys.has(key)).sort()
	};
}

function listKeys<K extends KindName>({ kind, rows }: { kind: K; rows: readonly RowsByKind[K][] }): string[] {
	return rows.map((row) => KINDS[kind].keyOf(row));
}
