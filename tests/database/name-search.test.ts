import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { readAll } from '../support/superuser.ts';
import { useDatabase } from '../support/database.ts';

const empty = useDatabase('empty');

async function gramsOf(...texts: (string | null)[]): Promise<string[]> {
	const [row] = await readAll<{ grams: string[] }>(
		empty.current,
		sql`SELECT sala.name_grams(ARRAY(SELECT json_array_elements_text(${JSON.stringify(texts)}::json))) AS grams`
	);
	return row!.grams.sort();
}

describe('name_grams', () => {
	it('cuts each word into three characters, with its beginning and its end', async () => {
		expect(await gramsOf('Jin Bei')).toEqual([' be', ' ji', '  b', '  j', 'bei', 'ei ', 'in ', 'jin'].sort());
	});

	it('sees no difference in case, accents, apostrophes, width, and marks that are not seen', async () => {
		const plain = await gramsOf("O'Smach");
		expect(plain).toContain('osm');
		for (const other of ['osmach', 'Ó’SMACH', 'O\u200bsmach', 'Ｏｓｍａｃｈ', '(O’Smach)']) {
			expect(await gramsOf(other)).toEqual(plain);
		}
		expect(await gramsOf('Đà Nẵng')).toEqual(await gramsOf('DA NANG'));
		expect(await gramsOf('ПРИНЦ')).toEqual(await gramsOf('принц'));
	});

	it('cuts scripts without spaces into two and three characters, without ends', async () => {
		expect(await gramsOf('长湾')).toEqual(['长湾']);
		expect(await gramsOf('金贝赌场')).toEqual(['贝赌', '贝赌场', '赌场', '金贝', '金贝赌'].sort());
		expect(await gramsOf('金')).toEqual(['金']);
		expect(await gramsOf('សាលា')).toEqual(['លា', 'សា', 'សាល', 'ាល', 'ាលា'].sort());
	});

	it('parts scripts that stand side by side', async () => {
		expect(await gramsOf('A7赌场')).toEqual(await gramsOf('a7', '赌场'));
	});

	it('gives none of nothing, of marks alone, and of what is null', async () => {
		for (const nothing of ['', ' ', '-- / (!)', '។']) expect(await gramsOf(nothing)).toEqual([]);
		const [row] = await readAll<{ grams: string[] }>(
			empty.current,
			sql`SELECT sala.name_grams(ARRAY[NULL, NULL]) AS grams`
		);
		expect(row).toEqual({ grams: [] });
	});
});
