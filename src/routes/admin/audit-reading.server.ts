import { error } from '@sveltejs/kit';
import type { AuditFilter } from '#lib/server/queries/audit.ts';

/** What of the audit an address asks for. */
export function readAuditFilter({ searchParams }: URL): AuditFilter {
	return {
		record: searchParams.get('record')?.trim().toUpperCase() || null,
		who: searchParams.get('who')?.trim() || null
	};
}

/**
 * The number that a page of a list begins with; null for the first page.
 *
 * @throws 400 where it is none
 */
export function readStart({ searchParams }: URL, words: { badStart: string }): number | null {
	const start = searchParams.get('start');
	if (!start) return null;
	if (!/^\d{1,15}$/.test(start)) error(400, words.badStart);
	return Number(start);
}
