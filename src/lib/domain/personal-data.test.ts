import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData, type PersonalDataKind } from '#lib/domain/personal-data.ts';

const kindsIn = (text: string) => findPersonalData(text).map(({ kind }) => kind);

/** What stands at the places found. */
const shown = (text: string) => findPersonalData(text).map(({ start, end }) => text.slice(start, end));

const HITS: [PersonalDataKind, string[]][] = [
	[
		'phone',
		[
			'012 345 678',
			'096 123 4567',
			'0961234567',
			'023 987 654',
			'(023) 987 654',
			'+855 12 345 678',
			'+855 (0)12 345 678',
			'+85512345678',
			'00855 12 345 678',
			'855 12 345 678',
			'០១២ ៣៤៥ ៦៧៨',
			'+៨៥៥ ១២ ៣៤៥ ៦៧៨',
			'012-345-678',
			'012.345.678',
			'012\u00a0345\u00a0678',
			'+62 812-3456-7890',
			'+86 138 1234 5678',
			'+1 (202) 555-0123',
			'+91 98765 43210',
			'13812345678',
			'WhatsApp: 345 678 90',
			'ទូរស័ព្ទ ៣៤៥ ៦៧៨'
		]
	],
	[
		'email',
		['a.b@example.org', 'Sok.Dara+x@mail.example.com.kh', 'sok(at)example.org', 'sok [at] example [dot] org']
	],
	[
		'passport',
		[
			'E12345678',
			'EA1234567',
			'A1234567',
			'b1234567',
			'N01234567',
			'AA1234567',
			'MA123456',
			'P1234567A',
			'EP1234567',
			'AK1234567',
			'G 12345678',
			'AA 1234567',
			'passport 123456789',
			'Passport No. 12345678',
			'护照 E12345678',
			'លិខិតឆ្លងដែនលេខ ១២៣៤៥៦៧៨'
		]
	],
	[
		'coordinates',
		[
			'11.5564, 104.9282',
			'11.556 104.928',
			'-6.2088,106.8456',
			'11.5564° N, 104.9282° E',
			'11,5564; 104,9282',
			'lat 11.5564',
			'104.9282E',
			'11°33′23″N 104°55′41″E',
			'11° 33\' 23" N',
			'48P 492000 1278000',
			'7P29HW3G+5V',
			'HW3G+5V Phnom Penh',
			'https://maps.app.goo.gl/AbCdEf',
			'https://www.google.com/maps/@11.55,104.92,15z',
			'https://www.openstreetmap.org/#map=15/11.55/104.92',
			'geo:11.5,104.9',
			'///filled.count.soap'
		]
	]
];

const MISSES = [
	'',
	'KH-C-012 and KH-D-027, by SRC-035',
	'EX-C-1234567',
	'Law NS/RKM/0208/005 of 2008, article 12',
	'Prakas No. 1234',
	'Sub-decree 123 ANKr.BK of 01/02/2026',
	'on 2026-02-22, between 01-02-2026 and 02.03.2026',
	'20260131',
	'KH20260131',
	'1,213 people, 1 000 to 1 500, at most 4,033; 2,000,000 USD',
	'1.213 people',
	'10 USD a day; 3,000,000 riel; 1000000',
	'+1,000 arrivals, +20 %',
	'11.5 to 12.25 km',
	'0.123456789',
	'11.55, 104.93',
	'about 1,213, 4,033 and 1,500',
	'Room 012, floor 3; block 345; gate 678',
	'09:30 to 17:00',
	'ISO 3166-1, RFC 6238, AES-256',
	'https://example.org/2026/02/22/0123456/story-12345',
	'A4, B52, G20, T1000',
	'2008-2026: 240 sources of 25 provinces',
	'Unit 731 at 22:15:30',
	'@handle and C++ 2345+67'
];

describe('findPersonalData', () => {
	describe.each(HITS)('finds a %s', (kind, texts) => {
		it.each(texts)('%s', (text) => {
			expect(kindsIn(text)).toContain(kind);
			expect(kindsIn(`They said: ${text}.`)).toContain(kind);
			expect(kindsIn(`(${text})`)).toContain(kind);
		});
	});

	it.each(MISSES)('finds nothing in %j', (text) => expect(shown(text)).toEqual([]));

	it('says where each stands, in the order of the text', () => {
		expect(shown('Call 012 345 678 or a@example.org, KH-C-012, E12345678 at 11.5564, 104.9282')).toEqual([
			'012 345 678',
			'a@example.org',
			'E12345678',
			'11.5564, 104.9282'
		]);
	});

	const separator = fc.constantFrom('', ' ', '-', '.');
	const digits = (length: number) =>
		fc
			.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
			.map((all) => all.join(''));
	const words = fc.constantFrom('', 'They were told to call ', 'យើង ', '(', 'see KH-C-012: ');

	it('finds any Cambodian number, however it is cut and in whichever digits', () => {
		fc.assert(
			fc.property(
				words,
				fc.integer({ min: 1, max: 9 }),
				digits(1),
				digits(3),
				fc.oneof(digits(3), digits(4)),
				separator,
				fc.boolean(),
				(before, first, second, middle, end, cut, isKhmer) => {
					const number = `0${first}${second}${cut}${middle}${cut}${end}`;
					const written = isKhmer
						? number.replace(/\d/g, (digit) => String.fromCharCode(0x17e0 + Number(digit)))
						: number;
					expect(kindsIn(`${before}${written}`)).toContain('phone');
				}
			)
		);
	});

	it('finds any place to a hundred metres', () => {
		fc.assert(
			fc.property(
				fc.double({ min: -89, max: 89, noNaN: true }),
				fc.double({ min: -179, max: 179, noNaN: true }),
				fc.integer({ min: 3, max: 8 }),
				fc.constantFrom(', ', ',', ' ', '; ', ' / '),
				(lat, lon, decimals, between) => {
					const text = `at ${lat.toFixed(decimals)}${between}${lon.toFixed(decimals)}`;
					expect(kindsIn(text)).toEqual(['coordinates']);
				}
			)
		);
	});

	it('takes no code, day or count for anything', () => {
		const code = fc
			.tuple(fc.constantFrom('C', 'D', 'E', 'S', 'M'), digits(3))
			.map((two) => `KH-${two.join('-')}`);
		const day = fc
			.date({ min: new Date('2000-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
			.map((date) => date.toISOString().slice(0, 10));
		const count = fc.integer({ min: 0, max: 9_999_999 }).map((number) => number.toLocaleString('en'));
		fc.assert(
			fc.property(fc.array(fc.oneof(code, day, count), { maxLength: 8 }), (parts) => {
				expect(shown(parts.join(', and '))).toEqual([]);
			})
		);
	});

	it('takes any text, and gives places inside it that do not overlap', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
				let last = 0;
				for (const { start, end } of findPersonalData(text)) {
					expect(start).toBeGreaterThanOrEqual(last);
					expect(end).toBeGreaterThan(start);
					expect(end).toBeLessThanOrEqual(text.length);
					last = end;
				}
			})
		);
	});

	it('needs no long time for a text made to take long', () => {
		const pieces = [
			'0',
			'1 ',
			'+1(',
			'a',
			'a.',
			'a@',
			'1.111 ',
			'°',
			'lat ',
			'A1',
			'2C+',
			' ',
			'passport ',
			'+',
			'///a'
		];
		for (const first of ['', '1.111', 'a@', 'passport', 'call', '+1', '2'])
			for (const piece of pieces) findPersonalData(`${first}${piece.repeat(10_000 / piece.length)}!`);
	}, 5000);
});
