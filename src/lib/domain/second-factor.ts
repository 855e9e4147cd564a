/** Roles that reach what could hurt somebody. */
const WITH_SECOND_FACTOR: readonly string[] = ['coordinator', 'admin'];

/** Whether a role asks for a second factor: without it somebody reads what everybody does. */
export function needsSecondFactor(role: string): boolean {
	return WITH_SECOND_FACTOR.includes(role);
}
