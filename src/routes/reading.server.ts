import { error } from '@sveltejs/kit';
import { isDay, type Day } from '#lib/domain/day.ts';
import type { Words } from '#lib/i18n/dictionary.ts';
import type { I18n } from '#lib/i18n/i18n.ts';
import { today } from '#lib/server/clock.ts';
import type { AskedView } from '#lib/server/queries/view.ts';

const KNOWN_AT = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/;

/**
 * The view that an address asks for: `as_of`, a day; `known_at`, a day (to its end) or a day and time, by the clock of
 * Phnom Penh. Empty is as good as absent.
 *
 * @throws 400 for a day that does not exist or lies in the future, with what to write instead
 */
export function readAskedView(url: URL, { t }: I18n): AskedView {
	const asOf = url.searchParams.get('as_of') || null;
	const knownAt = url.searchParams.get('known_at') || null;
	return {
		asOf: asOf === null ? null : toPastDay(asOf, t),
		knownAt: knownAt === null ? null : { text: knownAt, moment: toMoment(knownAt, t) },
		today: today()
	};
}

function toPastDay(text: string, { errors }: Words): Day {
	if (!isDay(text)) {
		error(400, {
			message: errors.notADay(text.slice(0, 40)),
			remedy: errors.notADayRemedy('as_of')
		});
	}
	if (text > today()) {
		error(400, { message: errors.inFuture(text), remedy: errors.inFutureRemedy(today()) });
	}
	return text;
}

function toMoment(text: string, { errors }: Words): Date {
	const [, day, hour, minute] = KNOWN_AT.exec(text) ?? [];
	if (day === undefined || !isDay(day)) {
		error(400, {
			message: errors.notAMoment(text.slice(0, 40)),
			remedy: errors.notAMomentRemedy
		});
	}
	const clock = hour === undefined ? '23:59:59.999' : `${hour}:${minute}:59.999`;
	if (day > today()) {
		error(400, {
			message: errors.inFuture(text),
			remedy: errors.knownInFutureRemedy
		});
	}
	return new Date(`${day}T${clock}+07:00`);
}
