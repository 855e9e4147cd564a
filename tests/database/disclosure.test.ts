import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { setDisclosure } from '#lib/server/commands/disclosure.ts';
import { beginRevision, publish } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { AUDIENCES, RUNGS, type Audience, type Rung } from '#lib/domain/disclosure.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { enterShelter, type OwnShelter } from '../support/own-records.ts';
import { becomeSuperuser } from '../support/superuser.ts';

const record = useDatabase('record');

const SITE: OwnShelter = {
	code: 'LV-S-001',
	name: 'Quxford House',
	operator: 'Quxford Fund',
	area: 'KH12',
	locality: 'Quxtown',
	note: 'Behind the mill.',
	point: [104.912345, 11.567891],
	address: '7 Quxford Road',
	contact: 'desk@quxford.example'
};

/** So many more shelters in the same fine cell. */
const neighbours = (count: number): OwnShelter[] =>
	Array.from({ length: count }, (_, i) => ({ code: `LV-S-1${i}`, area: 'KH12', point: [104.9121, 11.5671] }));

interface Seen {
	name: string | null;
	operator: string | null;
	area: string | null;
	locality: string | null;
	note: string | null;
	cell: string | null;
	generalisation: string | null;
}

/** What an audience has of the site in its projection; undefined where it is not there. */
async function see(tx: Tx, audience: Audience): Promise<Seen | undefined> {
	const schema = sql.identifier(`sala_${audience}`);
	const [seen] = await rows<Seen>(
		tx,
		sql`SELECT h.name, h.operator, h.area_pcode AS area, h.locality, h.note, ST_AsText(c.geom) AS cell,
				r.data_generalisation AS generalisation
			FROM ${schema}.records r JOIN ${schema}.shelters h USING (code) LEFT JOIN ${schema}.shelter_cells c ON c.shelter_code = r.code
			WHERE r.code = ${SITE.code}`
	);
	return seen;
}

type Rungs = [name: Rung, operator: Rung, place: Rung];

const disclose = async (tx: Tx, audience: Audience, [nameRung, operatorRung, placeRung]: Rungs) =>
	setDisclosure(tx, await beginRevision(tx, 'for a test'), {
		...{ code: SITE.code, audience, nameRung, operatorRung, placeRung },
		reason: 'the operator asks for it'
	});

/** Does the work once the site and others are entered and what each audience may see is published. */
const withSite = <T>(
	rungs: Partial<Record<Audience, Rungs>>,
	others: readonly OwnShelter[],
	work: (tx: Tx) => Promise<T>
) =>
	rolledBack(record.current, COMMAND_LINE, async (tx) => {
		await becomeSuperuser(tx);
		for (const shelter of [SITE, ...others]) await enterShelter(tx, shelter);
		for (const [audience, some] of Object.entries(rungs)) await disclose(tx, audience as Audience, some);
		await publish(tx, 'for a test');
		return work(tx);
	});

const seenBy = (rungs: Partial<Record<Audience, Rungs>>, audience: Audience, others = neighbours(4)) =>
	withSite(rungs, others, (tx) => see(tx, audience));

describe('a shelter that was reported to us', () => {
	it('is in no projection unless its operator asks otherwise', async () => {
		const seen = await withSite({}, neighbours(4), async (tx) => {
			const found: unknown[] = [];
			for (const audience of AUDIENCES) found.push(await see(tx, audience));
			return found;
		});
		expect(seen).toEqual([undefined, undefined, undefined]);
	});

	it.each<[Rung, string | null, string | null, string | null]>([
		['area', 'KH12', null, 'Place given as its area'],
		[
			'coarse_grid',
			'KH12',
			'POLYGON((104.9 11.5,104.9 11.6,105 11.6,105 11.5,104.9 11.5))',
			'Place given as a cell of 0.1° from latitude 11.5, longitude 104.9'
		],
		[
			'fine_grid',
			'KH12',
			'POLYGON((104.91 11.56,104.91 11.57,104.92 11.57,104.92 11.56,104.91 11.56))',
			'Place given as a cell of 0.01° from latitude 11.56, longitude 104.91'
		],
		['exact', 'KH12', 'POINT(104.912345 11.567891)', null]
	])('gives its place as %s, and neither name nor operator', async (rung, area, cell, generalisation) => {
		expect(await seenBy({ public: ['hidden', 'hidden', rung] }, 'public')).toEqual({
			...{ name: null, operator: null, area, note: null, cell, generalisation },
			locality: rung === 'exact' ? SITE.locality : null
		});
	});

	it('gives its name and its operator only where their rungs are exact', async () => {
		for (const rung of RUNGS) {
			const seen = await seenBy({ public: [rung, rung, 'area'] }, 'public');
			const isExact = rung === 'exact';
			expect(seen).toMatchObject({
				name: isExact ? SITE.name : null,
				operator: isExact ? SITE.operator : null,
				note: null
			});
		}
	});

	it('shows donors and researchers what was set for them, and never less than the public', async () => {
		const rungs = {
			public: ['hidden', 'hidden', 'area'],
			donor: ['exact', 'hidden', 'coarse_grid']
		} as const;
		const given = { public: [...rungs.public], donor: [...rungs.donor] } as Partial<Record<Audience, Rungs>>;
		const seen = await withSite(given, neighbours(4), async (tx) => [
			await see(tx, 'public'),
			await see(tx, 'donor'),
			await see(tx, 'researcher')
		]);
		expect(seen[0]).toMatchObject({ name: null, cell: null, area: 'KH12' });
		expect(seen[1]).toMatchObject({ name: SITE.name, operator: null });
		expect(seen[1]?.cell).toContain('POLYGON');
		expect(seen[2]).toEqual(seen[0]);
		expect(
			await seenBy({ public: ['exact', 'exact', 'exact'], donor: ['hidden', 'hidden', 'hidden'] }, 'donor')
		).toMatchObject({ name: SITE.name, cell: 'POINT(104.912345 11.567891)' });
	});

	it('tells no audience its capacity, its people or who may enter', async () => {
		const found = await withSite({ public: ['exact', 'exact', 'exact'] }, [], async (tx) => {
			await tx.execute(
				sql`INSERT INTO sala.shelter_reports (shelter_code, reported_on, status, capacity, occupancy, entry_conditions, revision_id)
					SELECT ${SITE.code}, '2026-02-20', 'open', 40, 30, '{valid_visa}', max(id) FROM sala.revisions`
			);
			await publish(tx, 'for a test');
			return rows(
				tx,
				sql`SELECT shelter_code FROM sala_public.shelter_reports WHERE shelter_code = ${SITE.code}
					UNION ALL SELECT shelter_code FROM sala_donor.shelter_reports WHERE shelter_code = ${SITE.code}
					UNION ALL SELECT shelter_code FROM sala_researcher.shelter_reports WHERE shelter_code = ${SITE.code}`
			);
		});
		expect(found).toEqual([]);
	});
});

describe('a cell or an area with fewer than three shelters ever registered', () => {
	it('goes up a rung, and another where that has too few as well', async () => {
		const near: OwnShelter[] = [
			{ code: 'LV-S-21', area: 'KH12', point: [104.95, 11.51] },
			{ code: 'LV-S-22', area: 'KH12', point: [104.96, 11.52] }
		];
		const rungs = { public: ['hidden', 'hidden', 'fine_grid'] as Rungs };
		expect((await seenBy(rungs, 'public', near))?.generalisation).toContain(
			'Place given as a cell of 0.1° from'
		);
		const far = near.map((shelter) => ({ ...shelter, point: [103, 13] as [number, number] }));
		expect((await seenBy(rungs, 'public', far))?.generalisation).toBe('Place given as its area');
	});

	it('hides the shelter where the area itself has too few', async () => {
		const inRatanakiri = { ...SITE, area: 'KH16' };
		const seen = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
			await becomeSuperuser(tx);
			await enterShelter(tx, inRatanakiri);
			await disclose(tx, 'public', ['exact', 'exact', 'area']);
			await publish(tx, 'for a test');
			return see(tx, 'public');
		});
		expect(seen).toBeUndefined();
	});

	it('counts shelters that were withdrawn, and never steps back down by itself', async () => {
		const seen = await withSite({ public: ['hidden', 'hidden', 'fine_grid'] }, [], async (tx) => {
			const first = await see(tx, 'public');
			for (const shelter of neighbours(4)) await enterShelter(tx, { ...shelter, publication: 'withdrawn' });
			await publish(tx, 'for a test');
			const later = await see(tx, 'public');
			await disclose(tx, 'public', ['hidden', 'hidden', 'fine_grid']);
			await publish(tx, 'for a test');
			return [first, later, await see(tx, 'public')].map((one) => one?.generalisation);
		});
		expect(seen).toEqual([
			'Place given as its area',
			'Place given as its area',
			expect.stringContaining('Place given as a cell of 0.01°')
		]);
	});
});

describe('setDisclosure', () => {
	it('takes what is to be hidden away at once, and shows more only with the next publication', async () => {
		const seen = await withSite({ public: ['exact', 'exact', 'exact'] }, neighbours(4), async (tx) => {
			await disclose(tx, 'public', ['exact', 'hidden', 'area']);
			const less = await see(tx, 'public');
			await disclose(tx, 'public', ['exact', 'exact', 'exact']);
			const notYet = await see(tx, 'public');
			await disclose(tx, 'public', ['hidden', 'hidden', 'hidden']);
			return [less, notYet, await see(tx, 'public'), await see(tx, 'donor'), await see(tx, 'researcher')];
		});
		expect(seen[0]).toMatchObject({
			name: SITE.name,
			operator: null,
			locality: null,
			note: null,
			cell: null
		});
		expect(seen[1]).toMatchObject({ operator: null, cell: null });
		expect(seen.slice(2)).toEqual([undefined, undefined, undefined]);
	});

	it('takes a shelter that a source printed out of every projection where all of it is hidden', async () => {
		const found = await rolledBack(record.current, COMMAND_LINE, async (tx) => {
			await setDisclosure(tx, await beginRevision(tx, 'for a test'), {
				...{ code: 'KH-S-001', audience: 'public', nameRung: 'hidden', operatorRung: 'hidden' },
				...{ placeRung: 'hidden', reason: 'the operator asks for it' }
			});
			await becomeSuperuser(tx);
			const tables = await rows<{ place: string }>(
				tx,
				sql`SELECT schemaname || '.' || tablename AS place FROM pg_tables WHERE schemaname IN ('sala_public', 'sala_donor', 'sala_researcher')`
			);
			const saying: string[] = [];
			for (const { place } of tables) {
				const [schema, table] = place.split('.');
				const [row] = await rows<{ count: number }>(
					tx,
					sql`SELECT count(*)::int AS count FROM ${sql.identifier(schema!)}.${sql.identifier(table!)} t WHERE t::text LIKE '%KH-S-001%'`
				);
				if (row!.count > 0) saying.push(place);
			}
			return saying;
		});
		expect(found).toEqual([]);
	});
});
