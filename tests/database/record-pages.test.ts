import { sql } from 'drizzle-orm';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '#lib/domain/filter.ts';
import { listChanges } from '#lib/domain/version-changes.ts';
import { COMMAND_LINE, PUBLIC } from '#lib/server/db/actor.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { beginRevision, publish } from '#lib/server/commands/records.ts';
import { toCsvResponse } from '#lib/server/export/list-csv.ts';
import { listCompoundRows, listCompounds } from '#lib/server/queries/records/compound-list.ts';
import { findCompound } from '#lib/server/queries/records/compound-record.ts';
import { findEvent } from '#lib/server/queries/records/event-record.ts';
import { LATEST, RECORD_AND_LIVE } from '#lib/server/queries/view.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { readAll } from '../support/superuser.ts';

const record = useDatabase('record');

const view = { asOf: '2026-11-22', revision: LATEST, datasets: RECORD_AND_LIVE };
const asPublic = <T>(work: (tx: Tx) => Promise<T>) => record.current.withActor(PUBLIC, work);
const hiddenCodes = sql`SELECT code, stem FROM sala.records WHERE stem IN ('compound', 'event') AND publication <> 'published'`;

/** A new version of a compound with that name and note in place of the standing one, published; then the work as the public. */
async function afterChange<T>(name: string, note: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
	return rolledBack(record.current, COMMAND_LINE, async (tx) => {
		const revision = await beginRevision(tx, 'for a test');
		await tx.execute(
			sql`UPDATE compounds SET retired_revision_id = ${revision} WHERE code = 'KH-C-016' AND retired_revision_id IS NULL`
		);
		await tx.execute(
			sql`INSERT INTO compounds (code, name, aliases, country_iso2, area_pcode, locality, geom, location_precision, kind, evidence, evidence_confirmed_by, note, revision_id)
				SELECT code, ${name}, aliases, country_iso2, area_pcode, locality, geom, location_precision, kind, evidence, evidence_confirmed_by, ${note}, ${revision}
				FROM compounds WHERE code = 'KH-C-016' ORDER BY id DESC LIMIT 1`
		);
		await publish(tx, 'for a test');
		await tx.execute(sql`SELECT set_config('role', 'none', true)`);
		await tx.execute(sql`SELECT set_config('role', 'sala_public', true)`);
		return work(tx);
	});
}

describe('findCompound', () => {
	it('is undefined for a compound that is not published, as for one that does not exist', async () => {
		const hidden = await readAll<{ code: string; stem: string }>(record.current, hiddenCodes);
		expect(hidden.length).toBeGreaterThan(10);
		for (const { code, stem } of [...hidden, { code: 'KH-C-9999', stem: 'compound' }]) {
			const found = await asPublic<object | undefined>((tx) =>
				stem === 'event' ? findEvent(tx, view, code) : findCompound(tx, view, code)
			);
			expect(found).toBeUndefined();
		}
	});

	it('is undefined before the record was known', async () => {
		expect(await asPublic((tx) => findCompound(tx, { ...view, revision: 0 }, 'KH-C-016'))).toBeUndefined();
	});

	it('names no record that is not published on any page of the record', async () => {
		const hidden = await readAll<{ code: string; stem: string }>(record.current, hiddenCodes);
		const shown = await readAll<{ code: string; stem: string }>(
			record.current,
			sql`SELECT code, stem FROM sala.records WHERE stem IN ('compound', 'event') AND publication = 'published' ORDER BY code`
		);
		const said = await asPublic(async (tx) => {
			const pages: unknown[] = [];
			for (const { code, stem } of shown) {
				pages.push(stem === 'event' ? await findEvent(tx, view, code) : await findCompound(tx, view, code));
			}
			return JSON.stringify(pages);
		});
		expect(said.length).toBeGreaterThan(50_000);
		expect(hidden.filter(({ code }) => said.includes(`"${code}"`))).toEqual([]);
	}, 60_000);

	it('shows links in both directions, with what is said of the other', async () => {
		const [own, other] = await asPublic((tx) =>
			Promise.all(['KH-C-012', 'KH-C-013'].map((code) => findCompound(tx, view, code)))
		);
		const links = [own, other].map((page) => page?.links.map(({ kind, isOwn, code }) => [kind, isOwn, code]));
		expect(links.flat()).toEqual(
			expect.arrayContaining([
				['same_as', expect.any(Boolean), 'KH-C-013'],
				['same_as', expect.any(Boolean), 'KH-C-012']
			])
		);
		expect(links.flat().filter((link) => link?.[1] === true)).toHaveLength(1);
	});

	it('says how many statements and events are later than the day shown', async () => {
		const before = await asPublic((tx) => findCompound(tx, { ...view, asOf: '2026-02-24' }, 'KH-C-009'));
		const after = await asPublic((tx) => findCompound(tx, view, 'KH-C-009'));
		expect(before?.statuses).toEqual([]);
		expect(after?.later).toBe(0);
		const [then, now] = [before, after].map((page) => page!.statuses.length + page!.linkedEvents.length);
		expect(before?.later).toBe(now! - then!);
		expect(before?.later).toBeGreaterThan(0);
	});
});

describe('versions', () => {
	it('tell what changed field by field, newest first', async () => {
		const versions = await afterChange('Long Bay Resort', 'Seen again.', async (tx) => {
			return (await findCompound(tx, view, 'KH-C-016'))!.versions;
		});
		expect(versions).toHaveLength(2);
		const changes = listChanges(versions[1]!.content, versions[0]!.content);
		expect(changes.map(({ field }) => field).sort()).toEqual(['name', 'note']);
		expect(changes.find(({ field }) => field === 'name')).toEqual({
			field: 'name',
			before: 'Long Bay',
			after: 'Long Bay Resort'
		});
	});

	it('never say the name of what is under review, not even an earlier one', async () => {
		const [guarded] = await readAll<{ name: string }>(
			record.current,
			sql`SELECT name FROM sala.guarded_names WHERE length(name) > 8 ORDER BY name LIMIT 1`
		);
		const said = await afterChange('Long Bay', `Near ${guarded!.name}.`, async (tx) =>
			JSON.stringify(await findCompound(tx, view, 'KH-C-016')).toLowerCase()
		);
		expect(said).not.toContain(guarded!.name);
	});
});

describe('findEvent', () => {
	it('gives labels with who uses them, each backed by its own sources', async () => {
		const event = await asPublic((tx) => findEvent(tx, view, 'KH-E-095'));
		expect(event?.labels.map(({ label, usedBy }) => [label, usedBy])).toEqual([
			['suspects', 'General Department of Immigration'],
			['victims', 'General Department of Immigration']
		]);
		expect(event?.claims.map(({ field }) => field)).toContain(
			'label:victims:General Department of Immigration'
		);
	});

	it('lists the figures that it closed', async () => {
		const event = await asPublic((tx) => findEvent(tx, view, 'KH-E-070'));
		expect(event?.closedFigures.map(({ code }) => code)).toEqual(['KH-D-005']);
	});
});

describe('the file of a list', () => {
	it('has the rows of the list, in its order, over all its pages', async () => {
		const filter = { ...NO_FILTER, search: 'casino' };
		const list = await asPublic((tx) => listCompounds(tx, view, filter, { start: null, size: 1000 }));
		const response = await toCsvResponse({
			...{ name: 'compounds', asOf: view.asOf },
			columns: { code: ({ code }: { code: string }) => code },
			listPage: (start) => asPublic((tx) => listCompoundRows(tx, view, filter, { start, size: 3 }))
		});
		const lines = parse(await response.text());
		expect(list.total).toBeGreaterThan(6);
		expect(lines.slice(1).flat()).toEqual(list.rows.map(({ code }) => code));
	});

	it('has no row that is not published', async () => {
		const codes = await asPublic((tx) => listCompoundRows(tx, view, NO_FILTER, { start: null, size: 1000 }));
		const hidden = await readAll<{ code: string }>(record.current, hiddenCodes);
		const [count] = await asPublic((tx) =>
			rows<{ n: number }>(tx, sql`SELECT count(*)::int AS n FROM records WHERE stem = 'compound'`)
		);
		expect(codes.rows).toHaveLength(count!.n);
		expect(codes.rows.filter(({ code }) => hidden.some((one) => one.code === code))).toEqual([]);
	});
});
