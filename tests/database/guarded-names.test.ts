import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { COMMAND_LINE } from '#lib/server/db/actor.ts';
import { beginRevision } from '#lib/server/commands/records.ts';
import { rows, type Tx } from '#lib/server/db/rows.ts';
import { rolledBack, useDatabase } from '../support/database.ts';
import { becomeSuperuser } from '../support/superuser.ts';

const record = useDatabase('record');

interface Named {
	code: string;
	name: string;
	aliases?: string[];
	dataset?: 'public_record' | 'exercise' | 'live';
	publication?: 'in_review' | 'published';
	isRetired?: boolean;
}

/** Whether a public text would say a guarded name, once these versions of compounds stand. */
async function isGuarded(text: string, ...named: Named[]): Promise<boolean> {
	return rolledBack(record.current, COMMAND_LINE, async (tx) => {
		await becomeSuperuser(tx);
		await beginRevision(tx, 'for a test');
		const revision = await beginRevision(tx, 'for a test');
		for (const one of named) await plant(tx, revision, one);
		await tx.execute(sql`SELECT sala.face('public')`);
		await tx.execute(sql`SELECT sala.refresh_guarded_names()`);
		const [row] = await rows<{ said: boolean }>(tx, sql`SELECT sala.names_unpublished(${text}) AS said`);
		return row!.said;
	});
}

async function plant(tx: Tx, revision: number, { code, name, isRetired, ...more }: Named): Promise<void> {
	await tx.execute(
		sql`INSERT INTO records VALUES (${code}, 'compound', ${more.dataset ?? 'public_record'}, ${more.publication ?? 'in_review'})
			ON CONFLICT DO NOTHING`
	);
	await tx.execute(
		sql`INSERT INTO compounds (code, name, aliases, country_iso2, location_precision, kind, evidence, revision_id, retired_revision_id)
			VALUES (${code}, ${name}, ARRAY(SELECT json_array_elements_text(${JSON.stringify(more.aliases ?? [])}::json)),
				'KH', 'not_located', 'other', 'suspected', ${isRetired ? revision - 1 : revision}, ${isRetired ? revision : null})`
	);
}

describe('names_unpublished', () => {
	const site = {
		code: 'KH-C-901',
		name: "Quxford High-Tech King's Park (2019)",
		aliases: ['富本豪', '洪水', 'ក្រា']
	};

	it.each([
		'raided Quxford High Tech Kings again',
		'QUXFORD  HIGH\u2011TECH KING\u2019S',
		'https://example.org/quxford_high-tech-kings/2',
		'https://example.org/?q=Quxford+High%20Tech%2DKing%27s',
		'Ｑｕｘｆｏｒｄ Ｈｉｇｈ\u00A0Ｔｅｃｈ King\u00B4s',
		'在富本豪园区',
		'https://example.org/%E6%B4%AA%E6%B0%B4',
		'នៅក្រា\u200Bថ្មី'
	])('finds a guarded name in %s', async (text) => {
		expect(await isGuarded(text, site)).toBe(true);
	});

	it('finds nothing in what only begins alike, nor in a per cent sign', async () => {
		expect(await isGuarded('Quxford High School, 40%99 of 富', site)).toBe(false);
	});

	it('guards two signs of another script, and no word of three Latin letters or one sign', async () => {
		const short = { code: 'KH-C-901', name: 'Qux', aliases: ['Đồi', '水'] };
		expect(await isGuarded('Qux, Đồi, 水', short)).toBe(false);
		expect(await isGuarded('Quxx', { ...short, name: 'Quxx' })).toBe(true);
	});

	it('leaves the name of an area alone, in either language', async () => {
		const area = { code: 'KH-C-901', name: 'Phnom-Penh', aliases: ['ភ្នំពេញ'] };
		expect(await isGuarded('in Phnom Penh (ភ្នំពេញ)', area)).toBe(false);
	});

	it('leaves alone what stands in the name of a published compound', async () => {
		const open = { code: 'KH-C-902', name: 'Old Quxford-Park', publication: 'published' } as const;
		const hidden = { code: 'KH-C-901', name: 'Quxford Park' };
		expect(await isGuarded('Quxford Park', hidden, open)).toBe(false);
		expect(await isGuarded('Quxford Park', hidden, { ...open, dataset: 'live' })).toBe(false);
		expect(await isGuarded('Quxford Park', hidden, { ...open, publication: 'in_review' })).toBe(true);
		expect(await isGuarded('Quxford Park', hidden, { ...open, code: 'EX-C-902', dataset: 'exercise' })).toBe(
			true
		);
		const corrected = { ...open, isRetired: true };
		expect(await isGuarded('Quxford Park', hidden, { ...open, name: 'Other' }, corrected)).toBe(true);
	});

	it('guards no name that the exercise invented', async () => {
		const invented = { code: 'EX-C-901', name: 'Quxford Park', dataset: 'exercise' } as const;
		expect(await isGuarded('Quxford Park', invented)).toBe(false);
	});

	it.each([
		['see KH-C-901', true],
		['in src kh c 901, and', true],
		['https://example.org/KH%2DC%2D901', true],
		['see KH-C-9011', false],
		['see XKH-C-901', false],
		['see KH-C-003 and SRC-001', false]
	])('looks in %j for codes of records that are not public: %j', async (text, expected) => {
		expect(await isGuarded(text, { code: 'KH-C-901', name: 'Quxford Park' })).toBe(expected);
	});
});
