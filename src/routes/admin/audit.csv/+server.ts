import { administer } from '#lib/server/auth/require-admin.ts';
import { today } from '#lib/server/clock.ts';
import { EXPORT_PAGE, toCsvResponse, type Columns } from '#lib/server/export/list-csv.ts';
import { listAudit, type AuditEntry } from '#lib/server/queries/audit.ts';
import { readAuditFilter } from '../audit-reading.server.ts';
import type { RequestHandler } from './$types';

const toText = (row: AuditEntry['before']) => (row === null ? null : JSON.stringify(row));

const COLUMNS: Columns<AuditEntry> = {
	id: ({ id }) => id,
	happened_at: ({ happenedAt }) => new Date(happenedAt).toISOString(),
	actor: ({ who }) => who.id,
	name: ({ who }) => who.name,
	role: ({ role }) => role,
	action: ({ action }) => action,
	record_code: ({ recordCode }) => recordCode,
	revision_id: ({ revisionId }) => revisionId,
	before: ({ before }) => toText(before),
	after: ({ after }) => toText(after)
};

/** Every entry that the page of the same filter shows, as a file: all pages, newest first. */
export const GET: RequestHandler = ({ locals, url }) => {
	const filter = readAuditFilter(url);
	return toCsvResponse({
		...{ name: 'audit', asOf: today(), columns: COLUMNS },
		listPage: async (start) => {
			const asked = { start: start === null ? null : Number(start), size: EXPORT_PAGE };
			const { entries, next } = await administer(locals, (tx) => listAudit(tx, filter, asked));
			return { rows: entries, next: next === null ? null : String(next) };
		}
	});
};
