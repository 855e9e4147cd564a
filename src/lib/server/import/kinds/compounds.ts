import { COMPOUND_KINDS } from '#lib/domain/compounds.ts';
import { oneOf } from '#lib/server/import/columns/choice.ts';
import { recordCode, reference } from '#lib/server/import/columns/code.ts';
import { optional, type RowOf } from '#lib/server/import/columns/column.ts';
import { country } from '#lib/server/import/columns/country.ts';
import { pastDay } from '#lib/server/import/columns/day.ts';
import { list, nonEmptyList } from '#lib/server/import/columns/list.ts';
import { people } from '#lib/server/import/columns/number.ts';
import { degrees, POINT_PRECISIONS, province } from '#lib/server/import/columns/place.ts';
import { MAX_NOTE_CHARACTERS, text } from '#lib/server/import/columns/text.ts';
import { defineKind } from '#lib/server/import/kind.ts';
import { COMPOUND_STATUSES } from '#lib/server/import/kinds/compound-status.ts';
import { pointRule, precisionRule, risingRule } from '#lib/server/import/rules.ts';

const columns = {
	id: recordCode('KH-C-001'),
	name: text(),
	aliases: list(text()),
	countryIso2: country(),
	province: optional(province()),
	locality: optional(text()),
	/** WGS 84 decimal degrees; null with lon and precision where the compound is not located. */
	lat: optional(degrees()),
	lon: optional(degrees()),
	/** What the point stands for. */
	precision: optional(oneOf(POINT_PRECISIONS)),
	kind: oneOf(COMPOUND_KINDS),
	/** The word reported; `toActivity` says what it means. */
	status: oneOf(COMPOUND_STATUSES),
	statusDate: optional(pastDay()),
	/** Only as a court, government or sanctions body names it. */
	operator: optional(text()),
	/** People reported inside, found or departed. */
	estPeopleLow: optional(people()),
	estPeopleHigh: optional(people()),
	sourceIds: nonEmptyList(reference('sources'), 'source'),
	note: optional(text(MAX_NOTE_CHARACTERS))
};

/** One row of a file of compounds: a site reported as a scam compound. */
export type CompoundRow = RowOf<typeof columns>;

/** Files of compounds. */
export const compounds = defineKind({
	columns,
	key: ['id'],
	rules: [pointRule, precisionRule, risingRule('estPeopleLow', 'estPeopleHigh')]
});
