import { error } from '@sveltejs/kit';
import { parseFilter } from '#lib/domain/filter.ts';
import type { ShelterFilter } from '#lib/domain/shelter-states.ts';
import { SHELTER_STATUSES } from '#lib/domain/shelters.ts';
import type { I18n } from '#lib/i18n/i18n.ts';

/**
 * Which shelters an address asks for. Whether the area exists is not asked.
 *
 * @throws 400 with what to write instead
 */
export function readShelterFilter(url: URL, { t }: I18n): ShelterFilter {
	const text = url.searchParams.get('status') || null;
	const status = SHELTER_STATUSES.find((one) => one === text) ?? null;
	if (text !== null && status === null) {
		error(400, {
			message: t.shelters.noSuchStatus(text.slice(0, 40)),
			remedy: t.shelters.noSuchStatusRemedy(SHELTER_STATUSES.join(', '))
		});
	}
	const area = new URLSearchParams({ area: url.searchParams.get('area') ?? '' });
	const parsed = parseFilter(area);
	if ('problem' in parsed) {
		error(400, {
			message: t.errors.noProvince(parsed.problem.value),
			remedy: t.errors.noProvinceRemedy
		});
	}
	return { area: parsed.filter.area, status };
}
