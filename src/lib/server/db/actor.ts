/** The roles that a unit of work can have; each is the PostgreSQL role `sala_<role>`. */
export const ROLES = ['public', 'donor', 'researcher', 'operator', 'coordinator', 'admin'] as const;

/** Who asks, and with which rights. */
export type Role = (typeof ROLES)[number];

/** Roles of the program itself, which nobody has by an account. */
export const OWN_ROLES = ['accounts'] as const;

/** On whose behalf the database is asked or written. */
export interface Actor {
	role: Role | (typeof OWN_ROLES)[number] | 'owner';
	/** Who it is, for policies, revisions and audit; empty for anybody. */
	userId: string;
}

/** Anyone, without an account. */
export const PUBLIC: Actor = { role: 'public', userId: '' };

/** Whoever may run commands on the machine itself. */
export const COMMAND_LINE: Actor = { role: 'admin', userId: 'command line' };

/** Whoever keeps the whole database or puts it back (`src/lib/server/backup`), and nobody else: it sees and writes everything. */
export const OWNER: Actor = { role: 'owner', userId: 'command line' };

/** The program while it signs somebody in or out. */
export const ACCOUNTS: Actor = { role: 'accounts', userId: '' };
