import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('nobody works as the owner of the database but whoever keeps it whole or puts it back', () => {
	const files = readdirSync('src', { encoding: 'utf8', recursive: true })
		.map((file) => join('src', file))
		.filter((file) => /\.(ts|js|svelte)$/.test(file));
	const working = files.filter((file) =>
		/\{[^}]*\bOWNER\b[^}]*\} from|role: 'owner'/.test(readFileSync(file, 'utf8'))
	);
	expect(working.sort()).toEqual([
		'src/lib/server/control/commands/backup.ts',
		'src/lib/server/control/commands/restore.ts',
		'src/lib/server/db/actor.ts'
	]);
});
