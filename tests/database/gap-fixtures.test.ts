import { beforeAll, describe, expect, it } from 'vitest';
import { toAreaGap } from '#lib/domain/area-gap.ts';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { explainArea } from '#lib/server/queries/explanations.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { CASE_DAY, listGapCases, toCaseRows, toExpected } from '../support/gap-fixtures.ts';
import { recordOf } from '../support/record-rows.ts';
import { writeAreas, writeRecord } from '../support/write-record.ts';

const empty = useDatabase('empty');

beforeAll(() => empty.current.withActor(COMMAND_LINE, (tx) => writeAreas(tx, ['KH12'])));

describe('the worked cases of the gap, through the queries', () => {
	it.each(listGapCases())('$name', async (one) => {
		const found = await rolledBack(empty.current, COMMAND_LINE, async (tx) => {
			await writeRecord(tx, recordOf(toCaseRows(one)));
			const view = { asOf: CASE_DAY, revision: LATEST, datasets: RECORD_AND_LIVE };
			const { summary, reports } = await explainArea(tx, view, 'KH12');
			return toExpected(toAreaGap(summary.tiers, reports, CASE_DAY));
		});
		expect(found).toEqual(one.expected);
	});
});
