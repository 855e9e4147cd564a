import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { setDisclosure } from '#lib/server/commands/disclosure.ts';
import { beginRevision, publish } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import type { Audience, Rung } from '#lib/domain/disclosure.ts';
import { listRungs } from '#lib/server/queries/disclosures.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { becomeSuperuser } from '../support/superuser.ts';

const record = useDatabase('record');

/** A published compound with a point, a locality and events. */
const COMPOUND = 'KH-C-001';

type Rungs = [name: Rung, operator: Rung, place: Rung];

const disclose = async (
	tx: Tx,
	audience: Audience,
	[nameRung, operatorRung, placeRung]: Rungs,
	code = COMPOUND
) =>
	setDisclosure(tx, await beginRevision(tx, 'for a test'), {
		...{ code, audience, nameRung, operatorRung, placeRung },
		reason: 'somebody asks for it'
	});

interface Seen {
	name: string;
	aliases: string[];
	operator: string | null;
	area: string | null;
	locality: string | null;
	note: string | null;
	lon: number | null;
	lat: number | null;
	precision: string;
	generalisation: string | null;
	withheld: string | null;
}

/** Every version of the compound that an audience has, newest first. */
const see = (tx: Tx, audience: Audience | null): Promise<Seen[]> => {
	const schema = sql.identifier(audience === null ? 'sala' : `sala_${audience}`);
	return rows<Seen>(
		tx,
		sql`SELECT c.name, c.aliases, c.operator, c.area_pcode AS area, c.locality, c.note, ST_X(ST_Centroid(c.geom)) AS lon,
				ST_Y(ST_Centroid(c.geom)) AS lat, c.location_precision AS precision, r.data_generalisation AS generalisation,
				r.information_withheld AS withheld
			FROM ${schema}.compounds c JOIN ${schema}.records r USING (code) WHERE code = ${COMPOUND} ORDER BY c.id DESC`
	);
};

/** Does the work once what each audience may see is published, past every right. */
const withRungs = <T>(rungs: Partial<Record<Audience, Rungs>>, work: (tx: Tx) => Promise<T>) =>
	rolledBack(record.current, COMMAND_LINE, async (tx) => {
		await becomeSuperuser(tx);
		for (const [audience, some] of Object.entries(rungs)) await disclose(tx, audience as Audience, some);
		await publish(tx, 'for a test');
		return work(tx);
	});

/** The one version that an audience has. */
const seenBy = (rungs: Partial<Record<Audience, Rungs>>, audience: Audience) =>
	withRungs(rungs, async (tx) => (await see(tx, audience))[0]!);

const inRecord = () => withRungs({}, async (tx) => (await see(tx, null))[0]!);

describe('a compound of which less is shown', () => {
	it('is shown whole to everybody unless something else was set', async () => {
		const whole = await inRecord();
		for (const audience of ['public', 'donor', 'researcher'] as const)
			expect(await seenBy({}, audience)).toEqual({ ...whole, withheld: null });
	});

	it.each<[Rung, number | null, string]>([
		['fine_grid', 100, 'town'],
		['coarse_grid', 10, 'district'],
		['area', null, 'not_located'],
		['hidden', null, 'not_located']
	])(
		'at %s has its place as the middle of its cell or not at all, in every version',
		async (rung, perDegree, precision) => {
			const whole = await inRecord();
			const toMiddle = (degrees: number) => perDegree && (Math.floor(degrees * perDegree) + 0.5) / perDegree;
			const versions = await withRungs({ public: ['exact', 'exact', rung] }, (tx) => see(tx, 'public'));
			for (const seen of versions) {
				expect(seen).toMatchObject({ name: whole.name, locality: null, note: null, precision });
				expect(seen.area).toBe(rung === 'hidden' ? null : whole.area);
				if (perDegree) {
					expect(seen.lon).toBeCloseTo(toMiddle(whole.lon!)!, 9);
					expect(seen.lat).toBeCloseTo(toMiddle(whole.lat!)!, 9);
				} else expect([seen.lon, seen.lat]).toEqual([null, null]);
				expect(seen.withheld).toContain('as asked for');
			}
		}
	);

	it('says how its place was made coarser', async () => {
		const said = async (rung: Rung) =>
			(await seenBy({ public: ['exact', 'exact', rung] }, 'public')).generalisation;
		expect(await said('fine_grid')).toBe('Place given as the middle of a cell of 0.01°');
		expect(await said('area')).toBe('Place given as its area');
		expect(await said('hidden')).toBeNull();
	});

	it('without its name is named by no text of the audience, and found by no name', async () => {
		const whole = await inRecord();
		const saying = await withRungs({ public: ['hidden', 'exact', 'exact'] }, async (tx) => {
			expect((await see(tx, 'public'))[0]).toMatchObject({ name: 'Name withheld', aliases: [] });
			const tables = await rows<{ table: string }>(
				tx,
				sql`SELECT tablename AS table FROM pg_tables WHERE schemaname = 'sala_public'`
			);
			const found: string[] = [];
			for (const { table } of tables) {
				const [row] = await rows<{ count: number }>(
					tx,
					sql`SELECT count(*)::int AS count FROM sala_public.${sql.identifier(table)} t
						WHERE position(sala.to_words(${whole.name}) IN sala.to_words(t::text)) > 0`
				);
				if (row!.count > 0) found.push(table);
			}
			return found;
		});
		expect(saying).toEqual([]);
	});

	it('is shown whole to researchers unless less was set for them, and never less than to the public', async () => {
		const whole = await inRecord();
		expect(await seenBy({ public: ['hidden', 'hidden', 'area'] }, 'researcher')).toMatchObject({
			name: whole.name,
			locality: whole.locality,
			withheld: null
		});
		expect(
			await seenBy(
				{ public: ['hidden', 'hidden', 'area'], researcher: ['exact', 'hidden', 'area'] },
				'researcher'
			)
		).toMatchObject({ name: whole.name, locality: null });
		expect(await seenBy({ researcher: ['hidden', 'hidden', 'hidden'] }, 'researcher')).toMatchObject({
			name: whole.name,
			locality: whole.locality
		});
	});

	it('takes the place of what happened there along', async () => {
		const events = await withRungs({ public: ['exact', 'exact', 'area'] }, (tx) =>
			rows<{
				locality: string | null;
				geom: string | null;
				note: string | null;
				precision: string;
				withheld: string;
			}>(
				tx,
				sql`SELECT DISTINCT e.locality, e.geom::text AS geom, e.note, e.location_precision AS precision,
						r.information_withheld AS withheld
					FROM sala_public.events e JOIN sala_public.records r USING (code)
					WHERE e.code IN (SELECT event_code FROM sala.event_compounds WHERE compound_code = ${COMPOUND})`
			)
		);
		expect(events.length).toBeGreaterThan(0);
		for (const event of events) {
			expect(event).toMatchObject({ locality: null, geom: null, note: null, precision: 'not_located' });
			expect(event.withheld).toContain('to match a compound of which less is shown');
		}
	});

	it('loses at once what is to be hidden, and gets back only with the next publication', async () => {
		const whole = await inRecord();
		const [less, notYet, again] = await withRungs({}, async (tx) => {
			await disclose(tx, 'public', ['hidden', 'exact', 'area']);
			const seen = [(await see(tx, 'public'))[0]];
			await disclose(tx, 'public', ['exact', 'exact', 'exact']);
			seen.push((await see(tx, 'public'))[0]);
			await publish(tx, 'for a test');
			return [...seen, (await see(tx, 'public'))[0]];
		});
		expect(less).toMatchObject({
			name: 'Name withheld',
			lon: null,
			generalisation: 'Place given as its area'
		});
		expect(notYet).toMatchObject({ name: 'Name withheld', lon: null });
		expect(again).toEqual(whole);
	});
});

describe('setDisclosure', () => {
	it('refuses what is no shelter and no compound, and donors of a compound', async () => {
		const set = (code: string, audience: Audience) =>
			withRungs({}, (tx) => disclose(tx, audience, ['hidden', 'hidden', 'hidden'], code));
		for (const code of ['KH-E-001', 'SRC-001', 'KH-C-999'])
			await expect(set(code, 'public')).rejects.toThrow();
		await expect(set(COMPOUND, 'donor')).rejects.toThrow();
	});
});

describe('listRungs', () => {
	const list = (code: string, rungs: Partial<Record<Audience, Rungs>> = {}) =>
		withRungs(rungs, (tx) => listRungs(tx, code));

	it('says of a compound what the public and researchers see', async () => {
		const whole = {
			nameRung: 'exact',
			operatorRung: 'exact',
			placeRung: 'exact',
			reason: null,
			stepRung: null
		};
		expect(await list(COMPOUND)).toEqual([
			{ audience: 'public', ...whole },
			{ audience: 'researcher', ...whole }
		]);
		expect(await list(COMPOUND, { public: ['hidden', 'exact', 'area'] })).toMatchObject([
			{ audience: 'public', nameRung: 'hidden', placeRung: 'area', reason: 'somebody asks for it' },
			{ audience: 'researcher', ...whole }
		]);
	});

	it('says of a shelter what all three see, and of anything else nothing', async () => {
		const shelter = await list('KH-S-001');
		expect(shelter.map(({ audience }) => audience)).toEqual(['public', 'donor', 'researcher']);
		expect(new Set(shelter.map(({ placeRung }) => placeRung)).size).toBe(1);
		expect(await list('KH-E-001')).toEqual([]);
	});
});
