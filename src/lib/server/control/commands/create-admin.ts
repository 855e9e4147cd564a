import { invite } from '#lib/server/commands/invitations.ts';
import { UsageError, type Command } from '#lib/server/control/command.ts';
import { readArguments } from '#lib/server/control/commands/arguments.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';

/** The command `admin:create`: the first admin, and any that has lost every other way in. */
export const createAdminCommand: Command = {
	name: 'admin:create',
	usage: 'admin:create EMAIL',
	summary: 'Writes a link, good for three days, with which somebody becomes an admin.',
	async run({ args, database, program, out }) {
		const { words } = readArguments(args, { values: [], flags: [] });
		const [email, ...others] = words;
		if (email === undefined || others.length > 0 || !/^[^@\s]+@[^@\s]+$/.test(email)) {
			throw new UsageError('Say whom the link is for, by one e-mail address.');
		}
		const token = await database.withActor(COMMAND_LINE, (tx) => invite(tx, { email, role: 'admin' }));
		const address = program.origin ?? program.address ?? 'http://localhost:3000';
		await out(
			`Whoever opens this link within three days becomes an admin as ${email.toLowerCase()}. It is good once.\n${address}/invitation/${token}\n`
		);
		return 0;
	}
};
