/** What a text may hold that says who somebody is, or exactly where. */
export const PERSONAL_DATA_KINDS = ['phone', 'email', 'passport', 'coordinates'] as const;

/** What was found in one text. */
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

/** A place in a text that looks like personal data. What stands there is not repeated, so that it gets into no log. */
export interface PersonalDataFound {
	kind: PersonalDataKind;
	/** Where it starts and ends (behind its last letter), in UTF-16 units from 0. */
	start: number;
	end: number;
}

/** The zeros of the digits that people here write with: Arabic, Devanagari, Bengali, Thai, Lao, Burmese, Khmer, full width. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10];

const SPACES = /[\u00a0\u2000-\u200b\u202f\u3000]/g;
const HYPHENS = /[\u2010-\u2015\u2212]/g;

/** Behind a letter, a digit or what joins them, nothing new begins. */
const START = String.raw`(?<![\p{L}\p{N}_/.-])`;
const END = String.raw`(?![\p{L}\p{N}_])`;
const OPEN_CODE = '[2-9CFGHJMPQRVWX]';

const EXACT = String.raw`-?\d{1,3}\.\d{3,20}`;
const DEGREES = String.raw`\d{1,3}\s{0,3}°`;
const MINUTES = String.raw`\s{0,3}\d{1,2}(?:\.\d+)?\s{0,3}['′’]`;

/**
 * In the order in which they are looked for: a place that one found is nothing to the next. What repeats is bounded, or a
 * text could be made to take hours.
 */
const LOOKED_FOR: [PersonalDataKind, RegExp][] = [
	// Links that open a map, and words of what3words.
	[
		'coordinates',
		/(?:https?:\/\/)?(?:www\.)?(?:maps\.app\.goo\.gl|goo\.gl\/maps|maps\.google\.[a-z.]+|google\.[a-z.]+\/maps|maps\.apple\.com|(?:www\.)?openstreetmap\.org|osm\.org\/go|bing\.com\/maps|waze\.com|what3words\.com|w3w\.co)\/?[^\s,;]*|geo:-?\d[^\s;]*|\/\/\/\p{L}{1,30}\.\p{L}{1,30}\.\p{L}{1,30}/giu
	],
	// Two numbers with three decimals and more: latitude and longitude. With commas four, as three may be thousands.
	[
		'coordinates',
		new RegExp(`${START}${EXACT}\\s{0,3}°?\\s{0,3}[NS]?\\s{0,3}[,;/|\\s]\\s{0,3}${EXACT}(?!\\d)`, 'giu')
	],
	[
		'coordinates',
		new RegExp(`${START}-?\\d{1,3},\\d{4,20}\\s{0,3}[;/|\\s]\\s{0,3}-?\\d{1,3},\\d{4,20}(?!\\d)`, 'giu')
	],
	// One of them, named.
	['coordinates', new RegExp(`(?:\\b(?:lat|latitude|lon|lng|long|longitude)\\b[\\s:=]{0,3})${EXACT}`, 'giu')],
	['coordinates', new RegExp(`${START}${EXACT}\\s{0,3}(?:°\\s{0,3}[NSEW]?|[NSEW])${END}`, 'gu')],
	// Degrees, minutes and seconds; UTM.
	['coordinates', new RegExp(`${START}${DEGREES}${MINUTES}`, 'giu')],
	['coordinates', new RegExp(`${START}\\d{1,2}\\s?[C-X]\\s+\\d{6}(?:\\.\\d+)?\\s+\\d{6,7}${END}`, 'gu')],
	// Plus codes, whole or with the name of a town.
	[
		'coordinates',
		new RegExp(
			`${START}(?=[\\d+]{0,11}[A-Z])(?:${OPEN_CODE}{8}|${OPEN_CODE}{4}|${OPEN_CODE}{6})\\+${OPEN_CODE}{2,3}${END}`,
			'gu'
		)
	],
	[
		'email',
		/(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,100}(?:@|\s?[([]at[)\]]\s?)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,6}?(?:\.|\s?[([]dot[)\]]\s?)\p{L}{2,20}/giu
	],
	// Named as a passport; or letters and digits as the states of the record print them: A1234567, EJ1234567, P1234567A.
	[
		'passport',
		/(?:passports?|paspor|hộ chiếu|护照|護照|パスポート|여권|លិខិតឆ្លងដែន|หนังสือเดินทาง)(?:\s{0,3}(?:numbers?|nos?\.?|nr\.?|n°|#|号|លេខ|[:=])){0,3}\s{0,3}[A-Z]{0,3}[ -]?\d[A-Z0-9]{5,9}(?![\p{L}\p{N}])/giu
	],
	['passport', new RegExp(`${START}[A-Z]{1,2}\\d{6,9}[A-Z]?${END}`, 'giu')],
	['passport', new RegExp(`${START}(?!NO|AD|BC|RM|TO|OF|IN)[A-Z]{1,2} \\d{7,9}[A-Z]?${END}`, 'gu')],
	// With the code of a country; of Cambodia, also without its plus; within Cambodia, from a 0 on; named as a number to call.
	['phone', /(?<![\p{L}\p{N}])(?:\+|00)[ ]?[1-9](?:[ .()/-]{0,2}\d){7,14}(?![\p{L}\p{N}])/gu],
	['phone', new RegExp(`${START}\\(?855\\)?(?:[ .-]?\\d){8,9}${END}`, 'gu')],
	['phone', new RegExp(`${START}\\(?0[1-9]\\d?\\)?(?:[ .-]?\\d){6,7}${END}`, 'gu')],
	[
		'phone',
		/(?:\b(?:tel|phone|mobile|cell|hotline|whatsapp|telegram|signal|line|wechat|zalo|viber|call)\b|ទូរស័ព្ទ|ទូរសព្ទ|电话|手机|โทร)[\s.:=#]{0,4}\(?\d(?:[ .()-]{0,2}\d){5,14}(?![\p{L}\p{N}])/giu
	],
	['phone', new RegExp(`${START}\\d{10,15}${END}`, 'gu')]
];

/** A day is neither a number of a passport (KH20260131) nor one to call (01-02-2026). */
const IS_DAY =
	/^(?:[A-Z]{1,2} ?20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|\d\d([-. ])\d\d\1(?:19|20)\d\d)$/i;

/**
 * Places in a text that look like a telephone number, an e-mail address, the number of a passport, or an exact place, in the
 * order of the text. It warns and cannot prove: a hotline that an institution publishes for everybody looks like any other
 * number. Codes of records, numbers of laws, days and counts of people are none.
 */
export function findPersonalData(text: string): PersonalDataFound[] {
	let left = normalise(text);
	const found: PersonalDataFound[] = [];
	for (const [kind, pattern] of LOOKED_FOR) {
		left = left.replace(pattern, (match: string, ...rest: unknown[]) => {
			if (IS_DAY.test(match)) return match;
			const start = rest.find((one) => typeof one === 'number')!;
			found.push({ kind, start, end: start + match.length });
			return '\n'.repeat(match.length);
		});
	}
	return found.sort((a, b) => a.start - b.start);
}

/** The same text with plain digits, blanks and hyphens, each letter in its place. */
function normalise(text: string): string {
	return text
		.replace(SPACES, ' ')
		.replace(HYPHENS, '-')
		.replace(/\p{Nd}/gu, (digit) => {
			const code = digit.codePointAt(0)!;
			const zero = ZEROS.find((one) => code >= one && code < one + 10);
			return zero === undefined ? digit : String(code - zero);
		});
}
