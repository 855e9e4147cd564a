/** Prefix of the codes of records that people enter; the importer's are those of their files. */
const LIVE = 'LV';

const LETTERS = { shelter: 'S', figure: 'D', event: 'E' } as const;

/** Kinds of record that people enter. */
export type EnteredStem = keyof typeof LETTERS;

/** How many codes each kind has. */
const CODES = 1_000_000;

/**
 * A code for a record that somebody enters, such as LV-S-483920. It is drawn and not counted, so that nobody learns from
 * the code of one how many others there are.
 *
 * @param draw a number from 0 on and under its argument, each as likely
 */
export function drawRecordCode(stem: EnteredStem, draw: (below: number) => number): string {
	return `${LIVE}-${LETTERS[stem]}-${String(draw(CODES)).padStart(6, '0')}`;
}
