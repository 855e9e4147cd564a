import { error } from '@sveltejs/kit';
import { isDay, type Day } from '#lib/domain/day.ts';
import { today } from '#lib/server/clock.ts';
import type { AskedView } from '#lib/server/queries/view.ts';

const KNOWN_AT = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/;

/**
 * The view that an address asks for: `as_of`, a day; `known_at`, a day (to its end) or a day and time, by the clock of
 * Phnom Penh. Empty is as good as absent.
 *
 * @throws 400 for a day that does not exist or lies in the future, with what to write instead
 */
export function readAskedView(url: URL): AskedView {
	const asOf = url.searchParams.get('as_of') || null;
	const knownAt = url.searchParams.get('known_at') || null;
	return {
		asOf: asOf === null ? null : toPastDay(asOf),
		knownAt: knownAt === null ? null : { text: knownAt, moment: toMoment(knownAt) },
		today: today()
	};
}

function toPastDay(text: string): Day {
	if (!isDay(text)) {
		error(400, {
			message: `"${text.slice(0, 40)}" is not a day.`,
			remedy: 'Write as_of as YYYY-MM-DD, for example 2026-02-22.'
		});
	}
	if (text > today()) {
		error(400, { message: `${text} lies in the future.`, remedy: `Ask for ${today()} or an earlier day.` });
	}
	return text;
}

function toMoment(text: string): Date {
	const [, day, hour, minute] = KNOWN_AT.exec(text) ?? [];
	if (day === undefined || !isDay(day)) {
		error(400, {
			message: `"${text.slice(0, 40)}" is not a moment.`,
			remedy: 'Write known_at as YYYY-MM-DD or YYYY-MM-DDTHH:MM, in the time of Phnom Penh.'
		});
	}
	const clock = hour === undefined ? '23:59:59.999' : `${hour}:${minute}:59.999`;
	if (day > today()) {
		error(400, {
			message: `${text} lies in the future.`,
			remedy: 'Leave known_at empty for what is known now.'
		});
	}
	return new Date(`${day}T${clock}+07:00`);
}
