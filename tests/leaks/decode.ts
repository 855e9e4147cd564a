/** Rounds of decoding: what is escaped more often than that no program reads. */
const ROUNDS = 3;
/** Runs with fewer letters or digits hold neither half a word nor a number. */
const BASE64 = /[A-Za-z0-9+/_-]{8,}/g;
/** The first bytes of gzip, of a zip, and of zlib at its four levels. */
const PACKED_BASE64 = /(?:H4sI|UEsDB|eAE|eF4|eJ[w-z]|eN[o-r])[A-Za-z0-9+/_-]{12,}/g;
const PACKED_HEX = /(?:1f8b08|504b0304|7801|785e|789c|78da)[0-9a-f]{12,}/gi;
const HEX = /[0-9A-Fa-f]{12,}/g;

const ENTITIES: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	deg: '°'
};

/** The text with what is percent-encoded, HTML-escaped or JSON-escaped in it read, however they are nested. */
export function decodeText(text: string): string {
	let now = text;
	for (let round = 0; round < ROUNDS; round++) {
		const before = now;
		now = decodeEscapes(decodeEntities(decodePercents(now)));
		if (now === before) break;
	}
	return now;
}

/** The bytes that stand in a text as base64 (of either alphabet) or hexadecimal, one after another. */
export function readEmbedded(text: string): Buffer {
	const hex = text.match(HEX) ?? [];
	const base64 = text.match(BASE64) ?? [];
	return Buffer.concat([
		...[0, 1].map((skipped) =>
			Buffer.from(hex.map((run) => toWhole(run.slice(skipped), 2, '0')).join('0A'), 'hex')
		),
		// Four letters make three bytes; where a run has grown together with what stands before it, which four is open.
		...[0, 1, 2, 3].map((skipped) =>
			Buffer.from(base64.map((run) => toWhole(run.slice(skipped), 4, 'A')).join('CgoK'), 'base64')
		)
	]);
}

/** What stands in a text as base64 or hexadecimal and begins like something packed. */
export function listPacked(text: string): Buffer[] {
	return [
		...[...text.matchAll(PACKED_BASE64)].map(([run]) => Buffer.from(run, 'base64')),
		...[...text.matchAll(PACKED_HEX)].map(([run]) => Buffer.from(run, 'hex'))
	];
}

/** Made as long as groups of that many letters are. */
function toWhole(run: string, group: number, filler: string): string {
	return run.padEnd(Math.ceil(run.length / group) * group, filler);
}

function decodePercents(text: string): string {
	return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) =>
		Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8')
	);
}

function decodeEntities(text: string): string {
	return text.replace(
		/&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([a-z]{2,5}));/g,
		(whole, ten, sixteen, name) => {
			if (name) return ENTITIES[name as string] ?? whole;
			return toLetter(ten ? Number(ten) : parseInt(sixteen as string, 16)) ?? whole;
		}
	);
}

/** The escapes of JSON and JavaScript: \u1234, \u{1234}, \x41, \/ . */
function decodeEscapes(text: string): string {
	return text
		.replace(/\\u\{([0-9A-Fa-f]{1,6})\}|\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})/g, (whole, a, b, c) => {
			const digits = (a ?? b ?? c) as string;
			return (
				(digits.length === 4 ? String.fromCharCode(parseInt(digits, 16)) : toLetter(parseInt(digits, 16))) ??
				whole
			);
		})
		.replace(/\\([/"'])/g, '$1');
}

function toLetter(point: number): string | undefined {
	return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
