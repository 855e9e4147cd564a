/** A number in a text. */
export interface Printed {
	value: number;
	/** Digits behind the point. */
	decimals: number;
	/** Where it ends, in letters from the beginning of the text. */
	end: number;
	/** Where it begins. */
	start: number;
}

/** Digits with a point, or with a comma where no thousands can be meant; with an exponent or without. Signs say nothing
 * here: Cambodia lies north and east. */
const NUMBER = /(?:(?<!\d)\d{1,3},\d{4,}(?![\d.])|\d+(?:\.\d+)?)(?:[eE][+-]?\d{1,2}(?!\d))?/g;
const DEGREES = /(\d{1,3})\s*°\s*(\d{1,2})\s*['′’]\s*(\d{1,2}(?:[.,]\d+)?)/g;
/** An arc second is 31 metres. */
const DECIMALS_OF_SECOND = 4;

const KHMER_ZERO = 0x17e0;

/** The numbers of a text in their order. */
export function listNumbers(text: string): Printed[] {
	return [...text.matchAll(NUMBER)].flatMap(({ 0: digits, index }) => {
		// Degrees, their pixels and metres have neither fewer digits nor more.
		if (digits.length < 4) return [];
		const value = Number(digits.replace(',', '.'));
		const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
		const written = mantissa.split(/[.,]/)[1]?.length ?? 0;
		return [
			{ value, decimals: Math.max(0, written - Number(exponent)), start: index, end: index + digits.length }
		];
	});
}

/** Degrees, minutes and seconds of a text, as numbers of degrees. */
export function listArcs(text: string): Printed[] {
	return [...text.matchAll(DEGREES)].map(([whole, degrees, minutes, seconds], place) => ({
		value: Number(degrees) + Number(minutes) / 60 + Number(seconds!.replace(',', '.')) / 3600,
		decimals: DECIMALS_OF_SECOND,
		start: place,
		end: place + whole.length
	}));
}

/** Digits of Khmer as those of Latin script. */
export function toLatinDigits(text: string): string {
	return text.replace(/[០-៩]/g, (digit) => String(digit.charCodeAt(0) - KHMER_ZERO));
}
