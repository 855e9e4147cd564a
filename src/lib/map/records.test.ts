import { describe, expect, it } from 'vitest';
import { NO_FILTER, type SituationFilter } from '#lib/domain/filter.ts';
import { toColumns, toRows } from '#lib/map/columns.ts';
import {
	COMPOUND_COLUMNS,
	filterCompounds,
	filterEvents,
	type CompoundOnMap,
	type EventOnMap,
	type MapRecords
} from '#lib/map/records.ts';
import { placeCompounds, placeEvents } from '#lib/map/to-situation.ts';

const compound = (code: string, more: Partial<CompoundOnMap>): CompoundOnMap => ({
	...{ code, name: code, lon: 103.5, lat: 10.6, precision: 'town', areaPcode: 'KH18', kind: 'hotel' },
	...{ activity: 'active', isCurrent: true, evidence: 'assessed' },
	...more
});
const event = (code: string, more: Partial<EventOnMap>): EventOnMap => ({
	...{ code, lon: 103.5, lat: 10.6, precision: 'town', areaPcode: 'KH18', kind: 'raid' },
	...{ occurredOn: '2026-01-15', locality: null, nationalities: [] },
	...more
});

const compounds = [
	compound('C1', {}),
	compound('C2', { activity: null, evidence: 'suspected' }),
	compound('C3', { areaPcode: null, kind: 'villa_or_housing' }),
	compound('C4', { lon: null, lat: null, precision: 'not_located' })
];
const events = [
	event('E1', {}),
	event('E2', { kind: 'death', occurredOn: '2025-12-31' }),
	event('E3', { nationalities: ['ID', 'VN'] }),
	event('E4', { lon: null, lat: null, precision: 'not_located' })
];
const records: MapRecords = {
	compounds: compounds.map((row) => ({ row, placed: placeCompounds([{ ...row, count: 1 }])[0] ?? null })),
	events: events.map((row) => ({ row, placed: placeEvents([{ ...row, count: 1 }])[0] ?? null }))
};

describe.each<[string, Partial<SituationFilter>, string[], string[]]>([
	['nothing', {}, ['C1', 'C2', 'C3'], ['E1', 'E2', 'E3']],
	['an area', { area: 'KH18' }, ['C1', 'C2'], ['E1', 'E2', 'E3']],
	['place not known', { area: 'place-not-known' }, ['C3'], []],
	['an activity', { activities: ['active'] }, ['C1', 'C3'], ['E1', 'E2', 'E3']],
	[
		'activity not known, also where nothing was said',
		{ activities: ['unknown'] },
		['C2'],
		['E1', 'E2', 'E3']
	],
	['evidence', { evidence: ['suspected'] }, ['C2'], ['E1', 'E2', 'E3']],
	['a sort of place', { siteKinds: ['villa_or_housing'] }, ['C3'], ['E1', 'E2', 'E3']],
	['kinds of event', { kinds: ['death', 'escape'] }, ['C1', 'C2', 'C3'], ['E2']],
	['days, both ends included', { from: '2026-01-15', to: '2026-01-15' }, ['C1', 'C2', 'C3'], ['E1', 'E3']],
	['a nationality among several', { nationalities: ['VN'] }, ['C1', 'C2', 'C3'], ['E3']]
])('a filter of %s', (_, given, wantedCompounds, wantedEvents) => {
	it('passes what it asks for and has a place', () => {
		const filter = { ...NO_FILTER, ...given };
		expect(filterCompounds(records, filter).map(({ code }) => code)).toEqual(wantedCompounds);
		expect(filterEvents(records, filter).map(({ code }) => code)).toEqual(wantedEvents);
	});
});

describe('columns', () => {
	it('are the rows again', () => {
		expect(toRows(toColumns(compounds, COMPOUND_COLUMNS))).toEqual(compounds);
		expect(toRows(toColumns<CompoundOnMap, 'code'>([], ['code']))).toEqual([]);
	});
});
