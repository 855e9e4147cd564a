const DAY = 'as_of=2026-02-22';

/**
 * Every screen of Sala by the name of its pictures, with an address that shows it with the record that Sala ships with.
 *
 * @type {Record<string, string>}
 */
export const SCREENS = {
	situation: '/',
	'situation-number': `/?${DAY}&open=KH12.accommodation`,
	'situation-record': `/?${DAY}&record=KH-C-012`,
	'situation-area': `/?${DAY}&area=KH18`,
	area: `/areas/KH12?${DAY}`,
	'area-not-known': `/areas/place-not-known?${DAY}`,
	compounds: '/compounds',
	compound: '/compounds/KH-C-012',
	events: '/events',
	event: '/events/KH-E-100',
	shelters: `/shelters?${DAY}`,
	countries: '/countries',
	country: '/countries/ID',
	sources: '/sources',
	method: '/method',
	components: '/method/components',
	health: '/health',
	preferences: '/preferences',
	error: '/nothing-is-here'
};
