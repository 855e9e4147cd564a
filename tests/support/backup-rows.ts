import { dump } from '#lib/server/backup/dump.ts';
import { OWNER } from '#lib/server/db/actor.ts';
import type { Database } from '#lib/server/db/connection.ts';

/** Every row of every table of a backup, by table, as the backup says it. */
export async function readBackupRows({ withActor }: Database): Promise<Map<string, string[]>> {
	const text = await withActor(OWNER, async (tx) => {
		let all = '';
		for await (const lines of dump(tx)) all += lines;
		return all;
	});
	const tables = new Map<string, string[]>();
	let rows: string[] = [];
	for (const line of text.trimEnd().split('\n').slice(1, -1)) {
		if (line.startsWith('{"table":')) {
			tables.set((JSON.parse(line) as { table: string }).table, (rows = []));
		} else rows.push(line);
	}
	return tables;
}
