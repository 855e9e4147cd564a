import { dayIn, PHNOM_PENH, type Day } from '#lib/domain/day.ts';

/** How a language writes dates, lists and countries that browsers do not know. */
export interface OwnFormats {
	/** January first, as within a date. */
	months: readonly string[];
	/** Stands before the last word of a list. */
	lastOfList: string;
	/** Names by ISO 3166-1 alpha-2 code. */
	countries: Readonly<Record<string, string>>;
}

/** The part of `Format` that `Intl` writes where it knows the language. */
export interface Writers {
	day: (day: Day) => string;
	month: (day: Day) => string;
	year: (day: Day) => string;
	moment: (moment: Date) => string;
	list: (words: readonly string[]) => string;
	country: (iso2: string) => string;
}

/** Writers by `Intl`, which must know the language wherever the pages are shown. */
export function intlWriters(tag: string): Writers {
	const ofDay = (options: Intl.DateTimeFormatOptions) => {
		const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
		return (day: Day) => format.format(new Date(`${day}T00:00:00Z`));
	};
	const date = { day: 'numeric', month: 'short', year: 'numeric' } as const;
	const time = { hour: '2-digit', minute: '2-digit', timeZone: PHNOM_PENH } as const;
	const moments = new Intl.DateTimeFormat(tag, { ...date, ...time });
	const lists = new Intl.ListFormat(tag, { type: 'conjunction' });
	const countries = new Intl.DisplayNames([tag], { type: 'region' });
	return {
		day: ofDay(date),
		month: ofDay({ month: 'long', year: 'numeric' }),
		year: ofDay({ year: 'numeric' }),
		moment: (moment) => moments.format(moment),
		list: (words) => lists.format(words),
		country: (iso2) => countries.of(iso2) ?? iso2
	};
}

/** Writers by what the dictionary brings along, the same on every device. */
export function ownWriters({ months, lastOfList, countries }: OwnFormats): Writers {
	const times = new Intl.DateTimeFormat('en-GB', {
		...{ hour: '2-digit', minute: '2-digit', timeZone: PHNOM_PENH }
	});
	const year = (day: Day) => String(Number(day.slice(0, 4)));
	const month = (day: Day) => `${months[Number(day.slice(5, 7)) - 1]} ${year(day)}`;
	const day = (value: Day) => `${Number(value.slice(8))} ${month(value)}`;
	return {
		...{ day, month, year },
		moment: (moment) => `${day(dayIn(moment, PHNOM_PENH))}, ${times.format(moment)}`,
		list: (words) =>
			words.length < 2
				? words.join('')
				: `${words.slice(0, -1).join(', ')} ${lastOfList} ${words[words.length - 1]}`,
		country: (iso2) => countries[iso2] ?? iso2
	};
}
