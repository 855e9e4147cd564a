import { today } from '#lib/server/clock.ts';
import { listHolds, listTurnAways } from '#lib/server/queries/holds.ts';
import { actOnBeds, workOnBeds, type Asked } from './act-on-beds.server.ts';
import { readAllocation, readRequest, readStep, readTakingBack, readTurnAway } from './read-forms.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const DONE = [
	'requested',
	'allocated',
	'arrived',
	'departed',
	'cancelled',
	'turnedAway',
	'takenBack'
] as const;

/** The beds of one shelter and who is on the way to them, for whoever answers for it. */
export const load: PageServerLoad = ({ locals, params, url }) =>
	workOnBeds(locals, params.code, (shelter, at) => async (tx) => ({
		shelter,
		holds: await listHolds(tx, shelter.code),
		turnAways: await listTurnAways(tx, shelter.code),
		at,
		today: today(),
		done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
	}));

const act =
	(read: (form: FormData) => Asked) =>
	async ({ locals, params, request }: RequestEvent) =>
		actOnBeds(locals, params.code, read(await request.formData()));

export const actions = {
	request: act(readRequest),
	allocate: act(readAllocation),
	arrive: act((form) => readStep(form, 'arrive')),
	depart: act((form) => readStep(form, 'depart')),
	cancel: act((form) => readStep(form, 'cancel')),
	turnAway: act(readTurnAway),
	takeBack: act(readTakingBack)
} satisfies Actions;
