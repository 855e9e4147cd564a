import { ACCOUNT_ROLES, type AccountRole } from '#lib/server/db/schema/accounts.ts';

/** The roles that an admin can give. */
export const GIVEN_ROLES = ACCOUNT_ROLES;

/** The role that stands in a form; undefined where it is none. */
export function readRole(form: FormData): AccountRole | undefined {
	return GIVEN_ROLES.find((role) => role === form.get('role'));
}
