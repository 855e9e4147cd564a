import fc from 'fast-check';
import { addDays } from '#lib/domain/day.ts';
import { SHELTER_STATUSES } from '#lib/domain/shelters.ts';
import type { SummaryInput } from '#lib/domain/summary.ts';
import { anyEstimate } from './domain-arbitraries.ts';
import { anyFigures, AS_OF } from './domain-figures.ts';
import { shelter } from './summary-input.ts';

const anyReports = fc
	.array(
		fc.record({
			revision: fc.integer({ min: 1, max: 9 }),
			shelterCode: fc.constantFrom('S-1', 'S-2', 'S-3'),
			reportedOn: fc.option(fc.nat(40).map((age) => addDays(AS_OF, -age))),
			status: fc.constantFrom(...SHELTER_STATUSES),
			closingOn: fc.constant(null),
			occupancy: fc.option(fc.nat(300))
		}),
		{ maxLength: 4 }
	)
	.map((reports) => reports.map((one, id) => ({ ...one, id })));

const anyEvents = fc
	.array(
		fc.record({
			kind: fc.constantFrom('raid', 'escape', 'arrest'),
			isCumulative: fc.boolean(),
			occurredOn: fc.nat(40).map((age) => addDays(AS_OF, -age)),
			areaCode: fc.constantFrom('KH12', null),
			people: anyEstimate,
			arrested: fc.option(fc.nat(99)),
			hasDestination: fc.boolean()
		}),
		{ maxLength: 3 }
	)
	.map((events) => events.map((one, place) => ({ ...one, code: `E-${place}` })));

/** Any record of figures, shelters, reports and events in two areas and without a place. */
export const anyInput: fc.Arbitrary<SummaryInput> = fc.record({
	figures: anyFigures(
		{
			areas: ['KH12', 'KH18', null],
			situations: ['street', 'embassy_premises', 'unknown', 'ngo_shelter', 'police_custody', 'left_country'],
			groups: ['left_compound', 'border_closure'],
			nationalities: [null, ['UG'], ['KE', 'UG'], ['GH']],
			overlapGroups: ['G', 'H', 'I'],
			shelters: [null, 'S-1', 'S-2', 'S-9']
		},
		12
	),
	shelters: fc.constant([shelter('S-1', 'KH12'), shelter('S-2', 'KH18'), shelter('S-3', null)]),
	reports: anyReports,
	events: anyEvents,
	areaCodes: fc.constant(['KH12', 'KH18']),
	asOf: fc.constant(AS_OF)
});
