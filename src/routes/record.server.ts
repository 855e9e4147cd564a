import { error } from '@sveltejs/kit';
import type { I18n } from '#lib/i18n/i18n.ts';
import { findCompound } from '#lib/server/queries/records/compound-record.ts';
import { findEvent } from '#lib/server/queries/records/event-record.ts';
import type { View } from '#lib/server/queries/view.ts';
import type { Tx } from './list-reading.server.ts';

/**
 * The record that an address opens in the drawer (`record=KH-C-012`); null for none.
 *
 * @throws 404 in the same words whether there is none, it is not published, or it was not yet known
 */
export async function findOpenedRecord(tx: Tx, view: View, url: URL, { t }: I18n) {
	const code = url.searchParams.get('record');
	if (!code) return null;
	const compound = await findCompound(tx, view, code);
	if (compound) return { stem: 'compound' as const, compound };
	const event = await findEvent(tx, view, code);
	if (event) return { stem: 'event' as const, event, sources: event.claims.length };
	error(404, { message: t.errors.noRecord(code.slice(0, 40)), remedy: t.errors.noRecordRemedy });
}
