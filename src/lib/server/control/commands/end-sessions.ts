import { endAllSessions } from '#lib/server/commands/sessions.ts';
import { UsageError, type Command } from '#lib/server/control/command.ts';
import { ACCOUNTS } from '#lib/server/db/actor.ts';
import { toCount } from '#lib/server/import/report.ts';

/** The command `lock`: everybody is signed out, wherever they are. */
export const lockCommand: Command = {
	name: 'lock',
	usage: 'lock',
	summary: 'Ends all sessions at once: everybody has to sign in again.',
	async run({ args, database, out }) {
		if (args.length > 0) throw new UsageError('It ends all sessions, and takes no words.');
		const { sessions, openSteps } = await database.withActor(ACCOUNTS, endAllSessions);
		const halfDone = openSteps > 0 ? `, and ${toCount(openSteps, 'sign-in')} that waited for a code` : '';
		await out(`${toCount(sessions, 'session')} ended${halfDone}. Everybody has to sign in again.\n`);
		return 0;
	}
};
