import { administer } from '#lib/server/auth/require-admin.ts';
import { today } from '#lib/server/clock.ts';
import { EXPORT_PAGE, toCsvResponse, type Columns } from '#lib/server/export/list-csv.ts';
import { listRevisionChanges, type RevisionChange } from '#lib/server/queries/revision-changes.ts';
import { requireRevision } from '../require-revision.server.ts';
import type { RequestHandler } from './$types';

const toText = (row: RevisionChange['before']) => (row === null ? null : JSON.stringify(row));

const COLUMNS: Columns<RevisionChange> = {
	record_code: ({ recordCode }) => recordCode,
	table: ({ table }) => table,
	before: ({ before }) => toText(before),
	after: ({ after }) => toText(after)
};

/** Everything that an act of writing did, as a file, each row before and after. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { id } = await requireRevision(locals, params.revision);
	return toCsvResponse({
		...{ name: `revision-${id}`, asOf: today(), columns: COLUMNS },
		listPage: async (start) => {
			const { changes, next } = await administer(locals, (tx) =>
				listRevisionChanges(tx, id, Number(start ?? 0), EXPORT_PAGE)
			);
			return { rows: changes, next: next === null ? null : String(next) };
		}
	});
};
