import type { Command, PlainCommand } from '#lib/server/control/command.ts';
import { backupCommand } from '#lib/server/control/commands/backup.ts';
import { createAdminCommand } from '#lib/server/control/commands/create-admin.ts';
import { lockCommand } from '#lib/server/control/commands/end-sessions.ts';
import { decryptCommand } from '#lib/server/control/commands/decrypt.ts';
import { exportCommand } from '#lib/server/control/commands/export.ts';
import { importAreasCommand } from '#lib/server/control/commands/import-areas.ts';
import { importCommand } from '#lib/server/control/commands/import.ts';
import { publishCommand } from '#lib/server/control/commands/publish.ts';
import { redactCommand } from '#lib/server/control/commands/redact.ts';
import { restoreCommand } from '#lib/server/control/commands/restore.ts';
import { withdrawCommand } from '#lib/server/control/commands/withdraw.ts';
import { createHelp } from '#lib/server/control/help.ts';
import { status } from '#lib/server/control/status.ts';

/** The commands that work on the database, in the order of help. */
export const commands: Command[] = [
	importCommand,
	exportCommand,
	importAreasCommand,
	publishCommand,
	withdrawCommand,
	redactCommand,
	createAdminCommand,
	lockCommand,
	backupCommand,
	restoreCommand
];

/** The commands that need no open database. */
export const plainCommands: PlainCommand[] = [
	decryptCommand,
	status,
	createHelp(() => [...commands, ...plainCommands])
];
