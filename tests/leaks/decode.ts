/** Rounds of decoding: what is escaped more often than that no program reads. */
const ROUNDS = 3;
/** Runs with fewer letters or digits hold neither half a word nor a number. */
const BASE64 = /[A-Za-z0-9+/_-]{8,}/g;
const HEX = /[0-9A-Fa-f]{12,}/g;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', deg: '°' };

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

/** The bytes that stand in a text as base64 (of either alphabet) or hexadecimal, in order of the text. */
export function listEmbedded(text: string): Buffer[] {
	const hex = [...text.matchAll(HEX)].flatMap(([run]) =>
		[run, run.slice(1)].map((digits) => Buffer.from(digits, 'hex'))
	);
	// Four letters make three bytes; where a run has grown together with what stands before it, which four is open.
	const base64 = [0, 1, 2, 3].flatMap((skipped) =>
		[...text.matchAll(BASE64)].map(([run]) => Buffer.from(run.slice(skipped), 'base64'))
	);
	return [...hex, ...base64];
}

function decodePercents(text: string): string {
	return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) =>
		Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8')
	);
}

function decodeEntities(text: string): string {
	return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([a-z]{2,5}));/g, (whole, ten, sixteen, name) => {
		if (name) return ENTITIES[name as string] ?? whole;
		return toLetter(ten ? Number(ten) : parseInt(sixteen as string, 16)) ?? whole;
	});
}

/** The escapes of JSON and JavaScript: \u1234, \u{1234}, \x41, \/ . */
function decodeEscapes(text: string): string {
	return text
		.replace(/\\u\{([0-9A-Fa-f]{1,6})\}|\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})/g, (whole, a, b, c) => {
			const digits = (a ?? b ?? c) as string;
			return (digits.length === 4 ? String.fromCharCode(parseInt(digits, 16)) : toLetter(parseInt(digits, 16))) ?? whole;
		})
		.replace(/\\([/"'])/g, '$1');
}

function toLetter(point: number): string | undefined {
	return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}
