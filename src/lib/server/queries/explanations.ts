import { listBalances, type Balance } from '#lib/domain/balance.ts';
import type { Figure, FigureDetail } from '#lib/domain/figures.ts';
import { summarise, type AreaSummary } from '#lib/domain/summary.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { listAreas } from '#lib/server/queries/areas.ts';
import { listDepartures, type ListedEvent } from '#lib/server/queries/events.ts';
import { listFigures } from '#lib/server/queries/figures.ts';
import { listOperations, type ListedOperation } from '#lib/server/queries/operations.ts';
import { listShelterStates, type ListedReport, type ListedShelter } from '#lib/server/queries/shelters.ts';
import type { View } from '#lib/server/queries/view.ts';

const PROVINCE = 1;

/** One area, or 'place not known', with everything its numbers are made of. */
export interface Explanation {
	summary: AreaSummary;
	/** By code of the figure: every figure of the summary. */
	details: Record<string, FigureDetail>;
	shelters: ListedShelter[];
	reports: ListedReport[];
	/** Events of the 30 days, counted or not. */
	events: ListedEvent[];
}

/** Figures that are no count of people at a date, and what two registers leave. */
export interface OtherFigures {
	figures: (Figure & FigureDetail)[];
	balances: (Balance & { operation: ListedOperation })[];
}

/**
 * How the numbers of an area come about, by the rules of the domain.
 *
 * @param pcode of a level-1 area that exists; null: 'place not known', which looks at all areas for what they share
 */
export async function explainArea(tx: Tx, view: View, pcode: string | null): Promise<Explanation> {
	const only = pcode ?? undefined;
	const isHere = ({ areaCode }: { areaCode: string | null }) => areaCode === pcode;
	const [figures, { shelters, reports }, events, areaCodes] = await Promise.all([
		listFigures(tx, view, only, 'stock'),
		listShelterStates(tx, view),
		listDepartures(tx, view, pcode),
		listAreaCodes(tx)
	]);
	const { areas, placeNotKnown } = summarise({
		...{ figures, shelters, reports, events, areaCodes },
		asOf: view.asOf
	});
	const summary = pcode === null ? placeNotKnown : areas.find(isHere);
	if (!summary) throw new Error(`${pcode} is no area of level ${PROVINCE}; look it up before.`);
	return {
		summary,
		details: Object.fromEntries(
			(pcode === null ? figures : figures.filter(isHere)).map(
				({ code, locality, referencePrecision, note, sourceCodes }) => [
					code,
					{ locality, referencePrecision, note, sourceCodes }
				]
			)
		),
		shelters: shelters.filter(isHere),
		reports,
		events
	};
}

/**
 * Flows, running totals, peaks and balances of an area; beside the need, never in it. A balance is with the figure of
 * those who came, wherever those who left were counted.
 */
export async function listOtherFigures(tx: Tx, view: View, pcode: string | null): Promise<OtherFigures> {
	const [figures, registers, operations] = await Promise.all([
		listFigures(tx, view, pcode, 'other'),
		listFigures(tx, view, undefined, 'registers'),
		listOperations(tx, view)
	]);
	const balances = operations.flatMap((operation) =>
		listBalances(operation, registers, view.asOf).map((balance) => ({ ...balance, operation }))
	);
	return { figures, balances: balances.filter((balance) => balance.in.areaCode === pcode) };
}

async function listAreaCodes(tx: Tx): Promise<string[]> {
	return (await listAreas(tx, PROVINCE)).map(({ pcode }) => pcode);
}
