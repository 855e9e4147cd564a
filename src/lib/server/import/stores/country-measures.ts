import { and, isNull } from 'drizzle-orm';
import { countryMeasures } from '#lib/server/db/schema/country-measures.ts';
import type { CountryMeasureRow } from '#lib/server/import/kinds/country-measures.ts';
import { isOfDataset, listCitedSources, writeRecordVersions, type Store } from '#lib/server/import/store.ts';

/** Rows of files of country measures as records. */
export const countryMeasureStore: Store<CountryMeasureRow> = {
	stem: 'country_measure',
	async write(rows, context) {
		return writeRecordVersions(
			countryMeasures,
			rows.map((row) => ({
				code: row.id,
				nationalityIso2: row.nationalityIso2,
				measure: row.measure,
				nature: row.nature,
				status: row.status,
				effectiveOn: row.date,
				untilOn: row.until,
				amountPerDay: row.amountPerDay,
				currency: row.currency,
				peopleLow: row.peopleLow,
				peopleBest: row.peopleBest,
				peopleHigh: row.peopleHigh,
				note: row.note
			})),
			rows.map((row) => ({ recordCode: row.id, field: null, sourceCodes: row.sourceIds })),
			context
		);
	},
	async list({ tx, dataset }) {
		const cited = await listCitedSources(tx);
		const found = await tx
			.select()
			.from(countryMeasures)
			.where(and(isNull(countryMeasures.retiredRevisionId), isOfDataset(countryMeasures.code, dataset)))
			.orderBy(countryMeasures.code);
		return found.map((measure) => ({
			id: measure.code,
			nationalityIso2: measure.nationalityIso2,
			measure: measure.measure as CountryMeasureRow['measure'],
			nature: measure.nature as CountryMeasureRow['nature'],
			status: measure.status as CountryMeasureRow['status'],
			date: measure.effectiveOn,
			until: measure.untilOn,
			amountPerDay: measure.amountPerDay,
			currency: measure.currency,
			peopleLow: measure.peopleLow,
			peopleBest: measure.peopleBest,
			peopleHigh: measure.peopleHigh,
			sourceIds: cited.get(measure.code) ?? [],
			note: measure.note
		}));
	}
};
