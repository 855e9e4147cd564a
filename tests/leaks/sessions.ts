import type { Answer, Client } from './client.ts';
import type { Person } from './people.ts';

/** A page that only somebody signed in is shown. */
const OWN_PAGE = '/account';

/**
 * Makes sure that a walk was asked as this person to its end, and not as anybody.
 *
 * @throws Error where the session has ended
 */
export async function requireSession(
	client: Client,
	{ role, userId }: Person,
	cookie: string
): Promise<void> {
	if (userId === '') return;
	const { status } = await client.ask({ method: 'GET', path: OWN_PAGE, headers: { cookie } });
	if (status !== 200) throw new Error(`The ${role} of the walk is not signed in any more (${status}).`);
}

/** True where the server took the session of whoever asked. */
export function endsSession({ headers }: Answer): boolean {
	return (headers['set-cookie'] ?? []).some((cookie) => /^sala\.session_token=;/.test(cookie));
}

/** Sessions that questions may end, each asked by one at a time. */
export class Spare {
	readonly #free: string[];
	/** Whether they are nobody's: anybody asks without one. */
	readonly #isNone: boolean;

	constructor(cookies: readonly string[]) {
		this.#free = [...cookies];
		this.#isNone = cookies.length === 0;
	}

	/** One that holds. @throws Error where questions ended more than were made */
	take(): string {
		if (this.#isNone) return '';
		const cookie = this.#free.pop();
		if (cookie === undefined) throw new Error('The walk has ended every session it had.');
		return cookie;
	}

	/** Takes back one that still holds. */
	giveBack(cookie: string): void {
		if (!this.#isNone) this.#free.push(cookie);
	}
}
