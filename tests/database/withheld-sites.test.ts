import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { movePublication, beginRevision, publish } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { becomeSuperuser } from '../support/superuser.ts';

const record = useDatabase('record');

/** Caritas in Phnom Penh, and the figure that is its occupancy, with notes that name the place. */
const SITE = 'KH-S-001';
const COUNT = 'KH-D-028';
const PROTECTED = 'Place or note, to protect the site';

interface Shown {
	name: boolean;
	operator: boolean;
	locality: boolean;
	note: boolean;
	countLocality: boolean;
	countNote: boolean;
	withheld: string | null;
}

/** What the public reads of the site once it has these rungs, or somebody has done something else to it. */
async function readSite(change: (tx: Tx) => Promise<unknown>, isAnew = true): Promise<Shown | undefined> {
	return rolledBack(record.current, COMMAND_LINE, async (tx) => {
		await becomeSuperuser(tx);
		await change(tx);
		if (isAnew) await publish(tx, 'for a test');
		const [shown] = await rows<Shown>(
			tx,
			sql`SELECT bool_or(h.name IS NOT NULL) AS name, bool_or(h.operator IS NOT NULL) AS operator,
					bool_or(h.locality IS NOT NULL) AS locality, bool_or(h.note IS NOT NULL) AS note,
					bool_or(f.locality IS NOT NULL) AS "countLocality", bool_or(f.note IS NOT NULL) AS "countNote",
					max(r.information_withheld) AS withheld
				FROM sala_public.figures f JOIN sala_public.records r USING (code)
				LEFT JOIN sala_public.shelters h ON h.code = ${SITE} WHERE f.code = ${COUNT}`
		);
		return shown;
	});
}

const setRungs = (name: string, operator: string, place: string) => (tx: Tx) =>
	tx.execute(
		sql`UPDATE sala.shelters SET note = 'Near the old market.', name_rung = ${name}, operator_rung = ${operator},
			place_rung = ${place} WHERE code = ${SITE}`
	);

const OPEN = { name: true, operator: true, locality: true, note: true, countLocality: true, countNote: true };

describe('a shelter in the public view', () => {
	it('shows all of itself, and the figures that are its occupancy, where all three rungs are exact', async () => {
		expect(await readSite(setRungs('exact', 'exact', 'exact'))).toEqual({ ...OPEN, withheld: null });
	});

	it.each(['hidden', 'area', 'coarse_grid', 'fine_grid'])(
		'shows no note, nor that of its figures, where the name or the operator is %s',
		async (rung) => {
			const noNote = { ...OPEN, note: false, countNote: false, withheld: PROTECTED };
			expect(await readSite(setRungs(rung, 'exact', 'exact'))).toEqual({ ...noNote, name: false });
			expect(await readSite(setRungs('exact', rung, 'exact'))).toEqual({ ...noNote, operator: false });
		}
	);

	it.each(['hidden', 'area'])(
		'shows no town, nor that of its figures, where the place is %s',
		async (rung) => {
			expect(await readSite(setRungs('exact', 'exact', rung))).toEqual({
				...OPEN,
				locality: false,
				note: false,
				countLocality: false,
				countNote: false,
				withheld: PROTECTED
			});
		}
	);

	it('is ruled by the rungs that stand now, in its past versions and those of its figures too', async () => {
		const shown = await readSite(async (tx) => {
			await setRungs('hidden', 'hidden', 'hidden')(tx);
			const revision = await beginRevision(tx, 'for a test');
			await tx.execute(
				sql`INSERT INTO sala.shelters (code, name, operator, operator_kind, locality, name_rung, operator_rung, place_rung, note, revision_id, retired_revision_id)
					SELECT code, name, operator, operator_kind, locality, 'exact', 'exact', 'exact', note, revision_id, ${revision}
					FROM sala.shelters WHERE code = ${SITE}`
			);
			await tx.execute(
				sql`INSERT INTO sala.figures (code, series_id, locality, method, note, revision_id, retired_revision_id)
					SELECT code, series_id, locality, method, note, revision_id, ${revision} FROM sala.figures WHERE code = ${COUNT}`
			);
		});
		expect(Object.values({ ...shown, withheld: false })).not.toContain(true);
	});

	it('takes place and note of its figures with it when it is withdrawn, at once', async () => {
		const withdraw = async (tx: Tx) =>
			movePublication(tx, await beginRevision(tx, 'for a test'), [SITE], {
				publication: 'withdrawn',
				rule: 'for_a_test',
				reason: 'for a test'
			});
		const gone = { countLocality: false, countNote: false, withheld: PROTECTED };
		expect(await readSite(withdraw, false)).toMatchObject(gone);
		expect(await readSite(withdraw)).toMatchObject(gone);
	});
});
