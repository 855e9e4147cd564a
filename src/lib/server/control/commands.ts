import type { Command, PlainCommand } from '#lib/server/control/command.ts';
import { createHelp } from '#lib/server/control/help.ts';
import { status } from '#lib/server/control/status.ts';

/** The commands that work on the database, in the order of help. */
export const commands: Command[] = [];

/** The commands that need no open database. */
export const plainCommands: PlainCommand[] = [status, createHelp(() => [...commands, ...plainCommands])];
