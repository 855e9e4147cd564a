/** Who did something. */
export interface Someone {
	id: string;
	/** Null: the command line, the program itself, or an account that is gone. */
	name: string | null;
	isCommandLine: boolean;
}
