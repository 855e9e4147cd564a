import { and, eq, isNull } from 'drizzle-orm';
import type { Dataset } from '#lib/domain/figures.ts';
import type { Tx } from '#lib/server/db/rows.ts';
import { areas } from '#lib/server/db/schema/areas.ts';
import { compoundLinks } from '#lib/server/db/schema/compounds.ts';
import { eventCompounds } from '#lib/server/db/schema/events.ts';
import { records, type Stem } from '#lib/server/db/schema/records.ts';
import { sources } from '#lib/server/db/schema/sources.ts';
import type { KnownCodes } from '#lib/server/import/check.ts';
import type { RecordKind } from '#lib/server/import/kinds.ts';
import type { SourceKind } from '#lib/server/import/kinds/sources.ts';
import type { ReadContext, StoreContext } from '#lib/server/import/store.ts';

const PROVINCE_LEVEL = 1;

const STEM_OF_KIND: Record<RecordKind, Stem> = {
	sources: 'source',
	operations: 'operation',
	compounds: 'compound',
	shelters: 'shelter',
	events: 'event',
	displacement: 'figure',
	country_measures: 'country_measure'
};

/** What files for a dataset may refer to: the codes that exist, by kind, and the names of the provinces. */
export async function listKnownCodes(tx: Tx, dataset: Dataset | null): Promise<KnownCodes> {
	const found = await tx
		.select({ code: records.code, stem: records.stem, dataset: records.dataset })
		.from(records);
	const codes = Object.fromEntries(
		Object.entries(STEM_OF_KIND).map(([kind, stem]) => [
			kind,
			new Set(found.filter((record) => record.stem === stem).map(({ code }) => code))
		])
	) as Record<RecordKind, Set<string>>;
	const sites = await tx
		.select({ event: eventCompounds.eventCode, compound: eventCompounds.compoundCode })
		.from(eventCompounds)
		.where(and(isNull(eventCompounds.retiredRevisionId), eq(eventCompounds.isMain, true)));
	const same = await tx
		.select({ one: compoundLinks.compoundCode, other: compoundLinks.otherCode })
		.from(compoundLinks)
		.where(and(isNull(compoundLinks.retiredRevisionId), eq(compoundLinks.kind, 'same_as')));
	return {
		codes,
		mainSites: new Map(sites.map(({ event, compound }) => [event, compound])),
		sameAs: new Set(same.map(({ one, other }) => `${one} ${other}`)),
		provinces: (await listProvinces(tx)).map(({ nameEn }) => nameEn),
		dataset,
		datasets: new Map(found.map((record) => [record.code, record.dataset]))
	};
}

/** The look-ups of the stores, read once; call it again after sources were written. */
export async function openStoreContext(tx: Tx, dataset: Dataset, revision: number): Promise<StoreContext> {
	const found = await tx
		.select({ code: sources.code, publisher: sources.publisher, kind: sources.kind })
		.from(sources)
		.where(isNull(sources.retiredRevisionId));
	const bySource = new Map(
		found.map(({ code, publisher, kind }) => [code, { publisher, kind: kind as SourceKind }])
	);
	return {
		...(await openReadContext(tx, dataset)),
		revision,
		sourceOf(code) {
			const source = bySource.get(code);
			if (!source) throw new Error(`Source ${code} is cited and does not stand.`);
			return source;
		}
	};
}

/** The look-ups that reading needs. */
export async function openReadContext(tx: Tx, dataset: Dataset): Promise<ReadContext> {
	const provinces = await listProvinces(tx);
	const pcodes = new Map(provinces.map(({ nameEn, pcode }) => [nameEn, pcode]));
	const names = new Map(provinces.map(({ nameEn, pcode }) => [pcode, nameEn]));
	return {
		tx,
		dataset,
		pcodeOf: (province) => (province === null ? null : (pcodes.get(province) ?? null)),
		provinceOf: (pcode) => (pcode === null ? null : (names.get(pcode) ?? null))
	};
}

async function listProvinces(tx: Tx) {
	return tx
		.select({ pcode: areas.pcode, nameEn: areas.nameEn })
		.from(areas)
		.where(and(eq(areas.level, PROVINCE_LEVEL)))
		.orderBy(areas.pcode);
}
