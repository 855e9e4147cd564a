import { toText, type Secret } from './secret.ts';

/** What can be asked for: codes and names that were planted, and some that nobody has. */
export interface Planted {
	codes: readonly string[];
	/** Whole names, one of those that the same people may read of the same kind of record in the same state. */
	names: readonly string[];
	/** Accounts; the first is nobody's who asks, so that what is done to it ends no session of the walk. */
	users: readonly string[];
}

/** What people look for a record by. */
const NAMES = ['name', 'publisher', 'locality'];

/** Values for one open place of an address. */
type Values = (planted: Planted) => readonly string[];

/** Codes and names like those planted, that nothing has. */
export const NOBODYS = { code: 'KH-C-9791', name: 'Wgiqvazuhbyx Cyjokzidafub', user: 'nobodys-id' };

const AREAS = ['KH12', 'KH02', 'KH99', 'place-not-known'];
const PAST = ['2026-02-20', '2025-01-15'];

/**
 * Values for each parameter of a route, by name. A parameter that is not here fails the walk: whoever adds one says here
 * what it may be.
 */
export const PARAMETERS: Record<string, Values> = {
	pcode: () => [...AREAS, 'kh12'],
	code: ({ codes }) => ['KH-C-001', 'KH-E-001', NOBODYS.code, ...codes, ...codes.slice(0, 2).map(toLower)],
	iso2: () => ['CN', 'ID', 'KH', 'cn', 'ZZ'],
	token: () => ['nobodys-token', 'x'.repeat(43)],
	id: ({ users }) => [...users, NOBODYS.user],
	revision: () => ['1', '2', '999999', 'x']
};

/** Values for each parameter that a route reads from the query of its address, by name; as strict as `PARAMETERS`. */
export const QUERY: Record<string, Values> = {
	...{
		as_of: () => [...PAST, '2099-01-01', 'never'],
		known_at: () => ['2026-11-22', '2026-11-22T09:30', 'x']
	},
	area: () => [...AREAS, 'nowhere'],
	kind: () => ['raid', 'raid,rescue', 'release', 'x'],
	activity: () => ['active', 'closed', 'x'],
	evidence: () => ['suspected', 'confirmed', 'x'],
	site_kind: () => ['casino_complex', 'unknown', 'x'],
	nationality: () => ['VN', 'CN,ID', 'ZZ'],
	figure_type: () => ['single', 'cumulative', 'x'],
	...{ from: () => ['2026-02-01', 'x'], to: () => ['2026-02-28', 'x'] },
	q: ({ names, codes }) => [
		...names,
		...names.slice(0, 4).map(toPart),
		...codes.slice(0, 4),
		'Phnom',
		NOBODYS.name
	],
	status: () => ['open', 'closed', 'x'],
	state: () => ['withdrawn', 'x'],
	received: () => ['1', 'x'],
	...{
		sex: () => ['female', 'x'],
		minors: () => ['yes', 'x'],
		documents: () => ['no'],
		identified: () => ['no']
	},
	fines_since: () => ['2026-01-01', '2099-01-01', 'x'],
	nature: () => ['help', 'enforcement', 'none', 'x'],
	start: ({ codes }) => onePerStem(codes).flatMap((code) => [code, `2026-02-10.${code}`, `50.${code}`]),
	record: ({ codes }) => [...onePerStem(codes), NOBODYS.code, 'KH-C-001'],
	open: () => ['KH12.without_shelter', 'KH12.shelters', 'national.precarious', 'KH99.x', 'drawer'],
	people: () => ['precarious', 'x'],
	layers: () => ['', 'compounds,events,shelters', 'x'],
	map: () => ['104.9,11.5,9', 'x'],
	sort: () => ['name', '-compounds', 'shelters', 'x'],
	ring: () => [
		'104,11;106,11;106,13;104,13',
		'102,9;108,9;108,15;102,15',
		'104,11;106,13;106,11;104,13',
		'x'
	],
	...{
		invited: () => [''],
		again: () => [''],
		revoked: () => [''],
		answered: () => [''],
		removed: () => ['']
	},
	done: () => ['scopeGiven', 'grantGiven', 'confirmed', 'allocated', 'x'],
	who: ({ users }) => [...users, NOBODYS.user]
};

/** What can be asked for of these secrets: the code of each record, and one name of each; and for these accounts. */
export function toPlanted(secrets: readonly Secret[], users: readonly string[] = []): Planted {
	const codes = secrets.filter(({ kind }) => kind === 'code').map(toText);
	const named = secrets.filter(({ kind, what }) => kind === 'words' && NAMES.includes(what));
	const first = new Map(named.map((secret) => [secret.of, secret] as const).reverse());
	const alike = ({ of, seenBy, publication }: Secret) => [toStem(of), publication, ...seenBy].join();
	const names = new Map([...first.values()].map((secret) => [alike(secret), toText(secret)]));
	return { codes, names: [...names.values()].reverse(), users };
}

function toLower(text: string): string {
	return text.toLowerCase();
}

/** The last of each letter: it was planted last, and hides most. */
export function onePerStem(codes: readonly string[]): string[] {
	return [...new Map(codes.map((code) => [toStem(code), code])).values()];
}

/** What codes of one kind of record have in common. */
function toStem(code: string): string {
	return code.replace(/\d+$/, '');
}

/** Letters from within a name, as somebody tries them who half knows it. */
function toPart(name: string): string {
	return name.slice(2, 8);
}
