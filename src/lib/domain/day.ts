/** A calendar day as 'YYYY-MM-DD', years 0001 to 9999. Days sort as text. */
export type Day = string;

/** The zone whose midnight ends a day everywhere in Sala. */
export const PHNOM_PENH = 'Asia/Phnom_Penh';

const DAY_MS = 86_400_000;
const SHAPE = /^(?!0000)(\d{4})-(0[1-9]|1[0-2])-(\d{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a real calendar day: '2026-02-29' and '2026-2-1' are not. */
export function isDay(text: string): boolean {
	const [, year, month, day] = SHAPE.exec(text)?.map(Number) ?? [];
	if (year === undefined || month === undefined || day === undefined) return false;
	const isLeapDay = month === 2 && day === 29 && isLeapYear(year);
	return isLeapDay || (day >= 1 && day <= MONTH_DAYS[month - 1]!);
}

function isLeapYear(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/**
 * The text as a day.
 *
 * @throws RangeError where it is no real day written YYYY-MM-DD.
 */
export function parseDay(text: string): Day {
	if (!isDay(text)) throw new RangeError(`'${text}' is not a calendar day; write YYYY-MM-DD`);
	return text;
}

/**
 * The day that many days later; earlier where the number is negative.
 *
 * @throws RangeError where the result leaves the years 0001 to 9999.
 */
export function addDays(day: Day, days: number): Day {
	return parseDay(new Date(toTime(day) + days * DAY_MS).toISOString().split('T')[0]!);
}

/** Whole days from one day to another: 0 on the same day, negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return (toTime(to) - toTime(from)) / DAY_MS;
}

/** The calendar day of that instant in an IANA time zone, such as 'Asia/Phnom_Penh'. */
export function dayIn(now: Date, zone: string): Day {
	const parts = formatFor(zone).formatToParts(now);
	const valueOf = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
	return parseDay(`${valueOf('year').padStart(4, '0')}-${valueOf('month')}-${valueOf('day')}`);
}

/** By zone, as making a format takes many times longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(zone: string): Intl.DateTimeFormat {
	const format =
		formats.get(zone) ??
		new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
			timeZone: zone,
			year: 'numeric',
			month: '2-digit',
			day: '2-digit'
		});
	formats.set(zone, format);
	return format;
}

/** The calendar day of that instant in Phnom Penh. */
export function todayInPhnomPenh(now: Date): Day {
	return dayIn(now, PHNOM_PENH);
}

function toTime(day: Day): number {
	return Date.parse(`${parseDay(day)}T00:00:00Z`);
}
