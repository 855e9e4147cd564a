import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDrawing, type LonLat } from '#lib/map/mercator.ts';
import { Inventor } from './invent.ts';
import { Scanner } from './scan.ts';
import { nameSecret, type Secret } from './secret.ts';
import { unpackBody } from './unpack.ts';
import { toEwkb, toTile, toZip } from './write-encodings.ts';

const inventor = new Inventor(7);
const NAME = inventor.name();
const CODE = 'KH-S-9731';

/** A scanner for one name, one code, one place. */
function scannerFor(place: LonLat): Scanner {
	const planted = { seenBy: [] } satisfies Partial<Secret>;
	return new Scanner([
		{ of: CODE, what: 'name', kind: 'words', value: NAME, ...planted },
		{ of: CODE, what: 'code', kind: 'code', value: CODE, ...planted },
		{ of: CODE, what: 'place', kind: 'place', value: place, ...planted }
	]);
}

const found = (text: string | Buffer, place: LonLat = [104.913742, 11.562891]) =>
	scannerFor(place)
		.scanBytes(Buffer.from(text))
		.map(({ secret }) => nameSecret(secret));

/** A place whose numbers are all their own: with six decimals, and none of 104.913742 is near them. */
const aPlace = fc.nat(1e6).map((seed): LonLat => new Inventor(seed).place());
const NOISE = '<p class="shelter-list svelte-1x2y3z">12 of 45,000 people, 3.5 m², 2026-02-24 · KH-S-001</p>';

/** Ways to write a place, each of which gives it away. */
const PLACES: Record<string, (place: LonLat) => string | Buffer> = {
	'six decimals in GeoJSON': ([lon, lat]) => `{"type":"Point","coordinates":[${lon},${lat}]}`,
	'lon lat': ([lon, lat]) => `POINT(${lon} ${lat})`,
	'lat, lon': ([lon, lat]) => `${lat}, ${lon}`,
	'four decimals, rounded': ([lon, lat]) => `${lon.toFixed(4)};${lat.toFixed(4)}`,
	'four decimals, cut': ([lon, lat]) => `${Math.floor(lon * 1e4) / 1e4} ${Math.floor(lat * 1e4) / 1e4}`,
	'three decimals side by side': ([lon, lat]) => `[${lon.toFixed(3)},${lat.toFixed(3)}]`,
	'its latitude alone, in a column': ([, lat]) => `{"lat":[9.1,${lat.toFixed(4)},12.1]}`,
	'its longitude alone, in CSV': ([lon]) => `code,lon\r\nKH-S-001,${lon}\r\n`,
	'decimal commas': ([lon, lat]) => `${lon.toFixed(4).replace('.', ',')} ${lat.toFixed(4).replace('.', ',')}`,
	'Khmer digits': ([lon]) =>
		lon.toFixed(4).replace(/\d/g, (digit) => String.fromCharCode(0x17e0 + Number(digit))),
	'degrees, minutes and seconds': ([, lat]) => toArc(lat),
	'an exponent': ([lon]) => (lon / 100).toFixed(8) + 'e2',
	attributes: ([lon, lat]) => `<i data-lon="${lon}" data-lat='${lat}'></i>`,
	'positions of SVG': (place) =>
		`<path d="M ${toDrawing(place)
			.map((one) => one.toFixed(2))
			.join(' ')} l 3 4"/>`,
	'coarse positions of SVG': (place) =>
		`<use transform="translate(${toDrawing(place)
			.map((one) => one.toFixed(1))
			.join(', ')})"/>`,
	'percent-encoding': ([lon, lat]) => `?at=${encodeURIComponent(`${lon},${lat}`).replaceAll('.', '%2E')}`,
	'percent-encoding twice': ([lon]) => encodeURIComponent(String(lon).replaceAll('.', '%2E')),
	'JSON escapes': ([lon]) => `"${String(lon).replace('.', '\\u002e')}"`,
	'HTML escapes': ([lon]) => String(lon).replace('.', '&#46;').replace('4', '&#x34;'),
	'WKB, hexadecimal': (place) => toEwkb(place, false).toString('hex'),
	'EWKB, hexadecimal and large': (place) => `\\x${toEwkb(place, true).toString('hex').toUpperCase()}`,
	'EWKB in bytes': (place) => toEwkb(place, true),
	'WKB of the other byte order': ([lon, lat]) => {
		const bytes = Buffer.alloc(21);
		bytes.writeDoubleBE(lon, 5);
		bytes.writeDoubleBE(lat, 13);
		return bytes;
	},
	'single precision': ([lon, lat]) => {
		const bytes = Buffer.alloc(8);
		bytes.writeFloatLE(lon, 0);
		bytes.writeFloatLE(lat, 4);
		return bytes.toString('base64');
	},
	base64: ([lon, lat]) => Buffer.from(`${lon} ${lat}`).toString('base64'),
	'base64 grown together': ([lon, lat]) =>
		`/images/ab${Buffer.from(`[${lon},${lat}]`).toString('base64url')}`,
	'WKB in base64': (place) => `"${toEwkb(place, false).toString('base64')}"`,
	gzip: (place) => gzipSync(JSON.stringify(place)),
	'gzip in base64': (place) => gzipSync(JSON.stringify(place)).toString('base64'),
	zlib: (place) => deflateSync(JSON.stringify(place)),
	'a file in a zip': (place) => toZip('places.csv', place.join(',')),
	'whole numbers of microdegrees': (place) =>
		JSON.stringify(place.map((degrees) => Math.round(degrees * 1e6))),
	'metres of Web Mercator': (place) => {
		const [x, y] = toDrawing(place).map((one) => (one / 100) * 111_319.490_793_273_57);
		return `${x!.toFixed(0)} ${(-y!).toFixed(0)}`;
	}
};

describe('a place', () => {
	it.each(Object.entries(PLACES))('is found in %s', (_name, write) => {
		fc.assert(
			fc.property(aPlace, (place) => {
				const written = write(place);
				expect(found(written, place)).toContain(`place of ${CODE}`);
				if (typeof written === 'string')
					expect(found(`${NOISE}\n${written}\n${NOISE}`, place)).toContain(`place of ${CODE}`);
			}),
			{ numRuns: 60 }
		);
	});

	it('is found in a vector tile, to its pixel', () => {
		fc.assert(
			fc.property(aPlace, fc.integer({ min: 8, max: 16 }), (place, zoom) => {
				const { bytes, address } = toTile(place, zoom);
				const scanned = scannerFor(place).scanBytes(bytes, address);
				expect(scanned.map(({ secret }) => secret.what)).toEqual(['place']);
			})
		);
	});

	it('is not taken for found in its cell, its area, another place, or plain pages', () => {
		fc.assert(
			fc.property(aPlace, aPlace, (place, other) => {
				fc.pre(place.every((degrees, axis) => Math.abs(degrees - other[axis]!) > 0.002));
				const cell = (size: number) => place.map((one) => (Math.floor(one / size) + 0.5) * size);
				expect(found(JSON.stringify([cell(0.1), cell(0.01).map((one) => one.toFixed(3))]), place)).toEqual(
					[]
				);
				expect(found(`KH12 ${NOISE} ${JSON.stringify(other)}`, place)).toEqual([]);
				expect(found(toEwkb(other, true).toString('hex'), place)).toEqual([]);
			})
		);
	});
});

const [FIRST = '', SECOND = ''] = NAME.split(' ');
/** Ways to write a name, each of which gives it away. */
const NAMES: Record<string, string | Buffer> = {
	plain: NAME,
	capitals: NAME.toUpperCase(),
	'one word of it': `at ${SECOND.toLowerCase()} street`,
	'marks on its letters': NAME.replace('a', 'á').replace('e', 'ẽ').normalize('NFC'),
	'signs that cannot be seen between its letters': FIRST.split('').join('\u200b'),
	'spaced letters': FIRST.split('').join(' '),
	'percent-encoding': [...NAME].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join(''),
	'HTML escapes': [...NAME].map((letter) => `&#${letter.charCodeAt(0)};`).join(''),
	'JSON escapes': [...NAME].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join(''),
	'escapes within escapes': [...NAME]
		.map((letter) => `&amp;#x${letter.charCodeAt(0).toString(16)};`)
		.join(''),
	'marked by tags': `<b>${FIRST.slice(0, 4)}</b>${FIRST.slice(4)}`,
	'two attributes': `<i data-a="${FIRST.slice(0, 5)}" data-b="${FIRST.slice(5)}"></i>`,
	'an address': `https://example.org/${NAME.replace(' ', '-')}`,
	base64: Buffer.from(`the ${NAME} there`).toString('base64'),
	hexadecimal: Buffer.from(NAME).toString('hex'),
	'UTF-16': Buffer.from(NAME, 'utf16le'),
	'gzip in base64': gzipSync(NAME).toString('base64')
};

describe('a name', () => {
	it.each(Object.entries(NAMES))('is found in %s', (_name, written) => {
		expect(found(written)).toEqual([`name of ${CODE}`]);
	});
});

describe('a code', () => {
	it.each([CODE, CODE.toLowerCase(), 'KH%2DS%2D9731', `"${CODE}"`, 'KH&#45;S&#45;9731', 'KH S 9731'])(
		'is found in %s',
		(written) => {
			expect(found(`<a href="/x">${written}</a>`)).toEqual([`code of ${CODE}`]);
		}
	);

	it('is not taken for found in another that begins or ends alike', () => {
		expect(found('KH-S-97310 AKH-S-9731 KH-S-973 KH-E-9731 EX-S-9731')).toEqual([]);
	});
});

describe('a packed body', () => {
	it('is looked through in every coding that a server may choose', () => {
		const bodies = {
			gzip: gzipSync(NAME),
			br: brotliCompressSync(NAME),
			deflate: deflateSync(NAME),
			'deflate, gzip': gzipSync(deflateRawSync(NAME))
		};
		for (const [coding, body] of Object.entries(bodies))
			expect(found(unpackBody(body, coding)), coding).toEqual([`name of ${CODE}`]);
		expect(() => unpackBody(Buffer.from('x'), 'zstd')).toThrow('zstd');
	});
});

function toArc(degrees: number): string {
	const whole = Math.floor(degrees);
	const minutes = Math.floor((degrees - whole) * 60);
	return `${whole}° ${minutes}' ${((degrees - whole - minutes / 60) * 3600).toFixed(2)}" N`;
}
