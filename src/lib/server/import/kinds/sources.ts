import { RELIABILITIES } from '#lib/domain/figures.ts';
import { oneOf } from '#lib/server/import/columns/choice.ts';
import { recordCode } from '#lib/server/import/columns/code.ts';
import { optional, type RowOf } from '#lib/server/import/columns/column.ts';
import { pastDay } from '#lib/server/import/columns/day.ts';
import { text, webAddress } from '#lib/server/import/columns/text.ts';
import { defineKind } from '#lib/server/import/kind.ts';

/** Who stands behind a source. */
export const SOURCE_KINDS = [
	'news',
	'ngo_report',
	'government',
	'un',
	'court_or_sanctions',
	'academic'
] as const;

/** Who stands behind one source. */
export type SourceKind = (typeof SOURCE_KINDS)[number];

const columns = {
	id: recordCode('SRC-001'),
	publisher: text(),
	title: text(500),
	url: optional(webAddress()),
	/** Null where the text read gave no full date. */
	published: optional(pastDay()),
	kind: oneOf(SOURCE_KINDS),
	/** Admiralty letter for the source as accessed; null is not rated. */
	reliability: optional(oneOf(RELIABILITIES)),
	accessedVia: optional(text())
};

/** One row of a file of sources: a page, article, report or release whose text was read. */
export type SourceRow = RowOf<typeof columns>;

/** Files of sources. */
export const sources = defineKind({ columns, key: ['id'] });
