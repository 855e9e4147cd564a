/** @typedef {import('./read-schema.js').Table} Table */
/** @typedef {import('./read-schema.js').Column} Column */

/** What stands between these lines of docs/data-dictionary.md is written by the program, the rest by hand. */
const BEGIN = '<!-- Written by npm run docs:dictionary from here on. -->';
const END = '<!-- Written by npm run docs:dictionary up to here. -->';

/** Columns of every table of versions, explained once by hand. */
const OF_VERSIONS = ['id', 'revision_id', 'retired_revision_id'];

/**
 * The document with its written part made anew.
 *
 * @param {string} document
 * @param {Table[]} records tables of the schema `sala`
 * @param {Table[]} projection tables of the schema `sala_public`
 * @param {Table[]} accounts tables of the schema `sala_accounts`
 * @throws {Error} where the two lines that mark the part are missing
 */
export function replaceTables(document, records, projection, accounts) {
	const [before, rest] = document.split(BEGIN);
	const after = rest?.split(END)[1];
	if (before === undefined || after === undefined) {
		throw new Error(`docs/data-dictionary.md has lost its marks; put back "${BEGIN}" and "${END}".`);
	}
	const parts = ['## Tables of the records (schema `sala`)', ...records.map(toSection)];
	parts.push('## Tables of the public (schema `sala_public`)', toProjection(records, projection));
	parts.push('## Tables of accounts (schema `sala_accounts`)', ...accounts.map(toSection));
	return `${before}${BEGIN}\n\n${parts.join('\n\n')}\n\n${END}${after}`;
}

/** @param {Table} table */
function toSection({ name, isView, meaning, columns }) {
	const isVersioned = columns.some((column) => column.name === 'retired_revision_id');
	const shown = isVersioned ? columns.filter((column) => !OF_VERSIONS.includes(column.name)) : columns;
	const about = [meaning, isView ? 'A view.' : '', isVersioned ? '[Versions](#versions).' : ''];
	return [`### ${name}`, about.filter(Boolean).join(' '), toTable(shown)].join('\n\n');
}

/** @param {Column[]} columns */
function toTable(columns) {
	if (columns.every(({ meaning }) => meaning === '')) {
		return `Columns: ${toCodes(columns.map(({ name }) => name))}.`;
	}
	const lines = columns.map(
		(column) => `| \`${column.name}\` | ${toType(column)} | ${toCell(toMeaning(column))} |`
	);
	return ['| column | type | meaning |', '| --- | --- | --- |', ...lines].join('\n');
}

/** @param {Column} column */
function toType({ type, mayBeNull }) {
	return mayBeNull ? `${type}, or null` : type;
}

/** @param {Column} column */
function toMeaning({ meaning, values, refersTo }) {
	const choice = values.length > 0 ? `One of ${toCodes(values)}.` : '';
	const reference = refersTo === null ? '' : `→ [${refersTo}](#${refersTo})`;
	return [meaning, choice, reference].filter(Boolean).join(' ');
}

/** @param {string[]} words */
function toCodes(words) {
	return words.map((word) => `\`${word}\``).join(', ');
}

/** @param {string} text */
function toCell(text) {
	return text.replaceAll('|', '\\|');
}

/**
 * The projection by what it shares with the records: its tables are made like theirs.
 *
 * @param {Table[]} records
 * @param {Table[]} projection
 */
function toProjection(records, projection) {
	const namesOf = (/** @type {Table | undefined} */ table) => (table?.columns ?? []).map(({ name }) => name);
	const ofRecords = (/** @type {Table} */ { name }) => records.find((table) => table.name === name);
	const withMissing = projection.filter(ofRecords).map((table) => {
		const whole = namesOf(ofRecords(table));
		return { ...table, missing: whole.filter((name) => !namesOf(table).includes(name)) };
	});
	const isWhole = (/** @type {{ missing: string[] }} */ { missing }) => missing.length === 0;
	const same = withMissing.filter(isWhole).map(({ name }) => `[${name}](#${name})`);
	const narrower = withMissing
		.filter((table) => !isWhole(table))
		.map(({ name, meaning, missing }) => `[${name}](#${name}), without ${toCodes(missing)}: ${meaning}`);
	const own = projection.filter((table) => !ofRecords(table)).map(toSection);
	return [`With the columns of the records: ${same.join(', ')}.`, ...narrower, ...own].join('\n\n');
}
