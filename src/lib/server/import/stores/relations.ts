import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { writeCitations, type CitedRecord } from '#lib/server/commands/citations.ts';
import { writeVersions, type Content, type VersionedTable } from '#lib/server/commands/versions.ts';
import { isOneOf } from '#lib/server/db/bulk.ts';
import { compoundLinks } from '#lib/server/db/schema/compounds.ts';
import { eventCompounds, eventLabels } from '#lib/server/db/schema/events.ts';
import type { CompoundLinkRow } from '#lib/server/import/kinds/compound-links.ts';
import type { EventCompoundRow } from '#lib/server/import/kinds/event-compounds.ts';
import type { EventLabelRow } from '#lib/server/import/kinds/event-labels.ts';
import { isOfDataset, listCitedSources, type Store, type StoreContext } from '#lib/server/import/store.ts';

/** Links between compounds. Each is backed by citations of its compound with the field `link:kind:other`. */
export const compoundLinkStore: Store<CompoundLinkRow> = {
	stem: null,
	async write(rows, context) {
		return writeRelations(context, compoundLinks, rows, {
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
	async write(rows, context) {
		return writeRelations(context, eventCompounds, rows, {
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
	async write(rows, context) {
		return writeRelations(context, eventLabels, rows, {
			prefix: 'label:',
			toContent: (row) => ({ eventCode: row.eventId, label: row.label, usedBy: row.usedBy, note: row.note }),
			keyOf: ({ eventCode, label, usedBy }) => `${eventCode} ${label} ${usedBy}`,
			scope: isOneOf(
				eventLabels.eventCode,
				rows.map(({ eventId }) => eventId)
			),
			toCitation: (row) => ({
				recordCode: row.eventId,
				field: `label:${row.label}:${row.usedBy}`,
				sourceCodes: row.sourceIds
			})
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
			sourceIds: cited.get(`${label.eventCode} label:${label.label}:${label.usedBy}`) ?? [],
			note: label.note
		}));
	}
};

/** Relations have no code of their own: those of the records named in the file become what the file says. */
async function writeRelations<Table extends VersionedTable, Row>(
	{ tx, revision }: StoreContext,
	table: Table,
	rows: readonly Row[],
	shape: {
		prefix: string;
		toContent: (row: Row) => Content<Table>;
		keyOf: (content: Content<Table>) => string;
		scope: SQL | undefined;
		toCitation: (row: Row) => CitedRecord;
	}
): Promise<{ added: string[]; changed: string[] }> {
	const versions = await writeVersions(tx, table, revision, rows.map(shape.toContent), {
		keyOf: shape.keyOf,
		scope: shape.scope,
		absent: 'retire'
	});
	const citations = await writeCitations(tx, revision, rows.map(shape.toCitation), shape.prefix);
	const keyOfCitation = new Map(
		rows.map((row) => {
			const { recordCode, field } = shape.toCitation(row);
			return [`${recordCode} ${field}`, shape.keyOf(shape.toContent(row))];
		})
	);
	const recited = [...citations.added, ...citations.changed, ...citations.absent]
		.map((key) => keyOfCitation.get((JSON.parse(key) as string[]).slice(0, 2).join(' ')))
		.filter((key) => key !== undefined && !versions.added.includes(key)) as string[];
	return {
		added: versions.added,
		changed: [...new Set([...versions.changed, ...versions.absent, ...recited])]
	};
}
