import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { writeCitations, type CitedRecord } from '#lib/server/commands/citations.ts';
import { writeVersions, type Content, type VersionedTable } from '#lib/server/commands/versions.ts';
import { isOneOf } from '#lib/server/db/bulk.ts';
import { compoundLinks } from '#lib/server/db/schema/compounds.ts';
import { eventCompounds, eventLabels } from '#lib/server/db/schema/events.ts';
import type { CompoundLinkRow } from '#lib/server/import/kinds/compound-links.ts';
import type { EventCompoundRow } from '#lib/server/import/kinds/event-compounds.ts';
import type { EventLabelRow } from '#lib/server/import/kinds/event-labels.ts';
import {
	isOfDataset,
	listCitedSources,
	type RowChanges,
	type Store,
	type StoreContext
} from '#lib/server/import/store.ts';

/** Links between compounds. Each is backed by citations of its compound with the field `link:kind:other`. */
export const compoundLinkStore: Store<CompoundLinkRow> = {
	stem: null,
	async write(rows, context, isComplete) {
		return writeRelations(context, isComplete, compoundLinks, rows, {
			prefix: 'link:',
			toContent: (row) => ({
				compoundCode: row.compoundId,
				kind: row.kind,
				otherCode: row.otherId,
				note: row.note
			}),
			keyOf: ({ compoundCode, kind, otherCode }) => `${compoundCode} ${kind} ${otherCode}`,
			scope: isOneOf(
				compoundLinks.compoundCode,
				rows.map(({ compoundId }) => compoundId)
			),
			toCitation: (row) => ({
				recordCode: row.compoundId,
				field: `link:${row.kind}:${row.otherId}`,
				sourceCodes: row.sourceIds
			})
		});
	},
	async list({ tx, dataset }) {
		const cited = await listCitedSources(tx, 'link:');
		const found = await tx
			.select()
			.from(compoundLinks)
			.where(and(isNull(compoundLinks.retiredRevisionId), isOfDataset(compoundLinks.compoundCode, dataset)))
			.orderBy(compoundLinks.compoundCode, compoundLinks.otherCode);
		return found.map((link) => ({
			compoundId: link.compoundCode,
			kind: link.kind as CompoundLinkRow['kind'],
			otherId: link.otherCode,
			sourceIds: cited.get(`${link.compoundCode} link:${link.kind}:${link.otherCode}`) ?? [],
			note: link.note
		}));
	}
};

/** Further sites of events, backed by citations of the event with the field `compound:code`. */
export const eventCompoundStore: Store<EventCompoundRow> = {
	stem: null,
	async write(rows, context, isComplete) {
		return writeRelations(context, isComplete, eventCompounds, rows, {
			prefix: 'compound:',
			toContent: (row) => ({
				eventCode: row.eventId,
				compoundCode: row.compoundId,
				isMain: false,
				note: row.note
			}),
			keyOf: ({ eventCode, compoundCode }) => `${eventCode} ${compoundCode}`,
			scope: and(
				eq(eventCompounds.isMain, false),
				isOneOf(
					eventCompounds.eventCode,
					rows.map(({ eventId }) => eventId)
				)
			),
			toCitation: (row) => ({
				recordCode: row.eventId,
				field: `compound:${row.compoundId}`,
				sourceCodes: row.sourceIds
			})
		});
	},
	async list({ tx, dataset }) {
		const cited = await listCitedSources(tx, 'compound:');
		const found = await tx
			.select()
			.from(eventCompounds)
			.where(
				and(
					isNull(eventCompounds.retiredRevisionId),
					eq(eventCompounds.isMain, false),
					isOfDataset(eventCompounds.eventCode, dataset)
				)
			)
			.orderBy(eventCompounds.eventCode, eventCompounds.compoundCode);
		return found.map((site) => ({
			eventId: site.eventCode,
			compoundId: site.compoundCode,
			sourceIds: cited.get(`${site.eventCode} compound:${site.compoundCode}`) ?? [],
			note: site.note
		}));
	}
};

/** Contested labels of events, backed by citations of the event with the field `label:label:user`. */
export const eventLabelStore: Store<EventLabelRow> = {
	stem: null,
	async write(rows, context, isComplete) {
		return writeRelations(context, isComplete, eventLabels, rows, {
			prefix: 'label:',
			toContent: (row) => ({ eventCode: row.eventId, label: row.label, usedBy: row.usedBy, note: row.note }),
			keyOf: ({ eventCode, label, usedBy }) => `${eventCode} ${label} ${usedBy}`,
			scope: isOneOf(
				eventLabels.eventCode,
				rows.map(({ eventId }) => eventId)
			),
			toCitation: (row) => ({ recordCode: row.eventId, field: toLabelField(row), sourceCodes: row.sourceIds })
		});
	},
	async list({ tx, dataset }) {
		const cited = await listCitedSources(tx, 'label:');
		const found = await tx
			.select()
			.from(eventLabels)
			.where(and(isNull(eventLabels.retiredRevisionId), isOfDataset(eventLabels.eventCode, dataset)))
			.orderBy(eventLabels.eventCode, eventLabels.label, eventLabels.usedBy);
		return found.map((label) => ({
			eventId: label.eventCode,
			label: label.label,
			usedBy: label.usedBy,
			sourceIds: cited.get(`${label.eventCode} ${toLabelField(label)}`) ?? [],
			note: label.note
		}));
	}
};

/** A colon inside the label is marked, so that no two labels share a field. */
function toLabelField({ label, usedBy }: { label: string; usedBy: string }): string {
	return `label:${label.replace(/[\\:]/g, '\\$&')}:${usedBy}`;
}

/**
 * Relations have no code of their own: those of the records named in the file become what the file says. Where rows
 * of the file are refused, what is missing may be one of them, and stays.
 */
async function writeRelations<Table extends VersionedTable, Row>(
	{ tx, revision }: StoreContext,
	isComplete: boolean,
	table: Table,
	rows: readonly Row[],
	shape: {
		prefix: `${string}:`;
		toContent: (row: Row) => Content<Table>;
		keyOf: (content: Content<Table>) => string;
		scope: SQL | undefined;
		toCitation: (row: Row) => CitedRecord;
	}
): Promise<RowChanges> {
	const absent = isComplete ? 'retire' : 'keep';
	const { added, changed, ...versions } = await writeVersions(
		tx,
		table,
		revision,
		rows.map(shape.toContent),
		{ keyOf: shape.keyOf, scope: shape.scope, absent }
	);
	const cited = rows.map(shape.toCitation);
	const citations = await writeCitations(tx, revision, cited, isComplete ? shape.prefix : 'fields');
	const keys = new Map(
		cited.map(({ recordCode, field }, index) => [
			JSON.stringify([recordCode, field]),
			shape.keyOf(shape.toContent(rows[index]!))
		])
	);
	const isNew = new Set(added);
	const recited = [...citations.added, ...citations.changed, ...citations.absent]
		.map((key) => keys.get(JSON.stringify((JSON.parse(key) as string[]).slice(0, 2))))
		.filter((key) => key !== undefined && !isNew.has(key)) as string[];
	return {
		added,
		changed: [...new Set([...changed, ...recited])],
		removed: isComplete ? versions.absent : []
	};
}
