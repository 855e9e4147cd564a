import type { EventKind } from '#lib/domain/events.ts';

/** Kinds of event that share one symbol and one colour, in the order of legends. */
export const EVENT_GROUPS = ['raid', 'departure', 'return', 'death', 'other'] as const;

/** The symbol and colour that one event is drawn with. */
export type EventGroup = (typeof EVENT_GROUPS)[number];

const GROUP_OF_KIND: Record<EventKind, EventGroup> = {
	raid: 'raid',
	rescue: 'raid',
	arrest: 'raid',
	release: 'departure',
	escape: 'departure',
	transfer: 'return',
	deportation: 'return',
	repatriation: 'return',
	handover_under_warrant: 'return',
	death: 'death',
	re_recruitment: 'other',
	reopening: 'other',
	still_operating: 'other',
	shelter_opening: 'other',
	shelter_reduction: 'other',
	shelter_closure: 'other',
	armed_strike: 'other',
	policy: 'other'
};

/**
 * The group that a kind is drawn as: removal or arrest by authorities, people who left by themselves or were let go,
 * people taken elsewhere or home, a death, and all else.
 */
export function groupOfEvent(kind: EventKind): EventGroup {
	return GROUP_OF_KIND[kind];
}
