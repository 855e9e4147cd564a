import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES, openSeal, prepareSeal, SealBroken, SealLocked } from '#lib/server/sealed/sealed.ts';

/** Cheap enough for many runs. */
const N = 2;
const PASSPHRASE = 'four words nobody says';
const ABOUT = { kind: 'export', createdAt: '2026-11-23T00:00:00Z', expiresOn: '2026-12-23' } as const;

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
	for (let start = 0; start < bytes.length; start += size)
		yield await Promise.resolve(bytes.subarray(start, start + size));
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const parts = [];
	for await (const piece of pieces) parts.push(piece);
	return Buffer.concat(parts);
}

async function seal(plain: Uint8Array, size = 1000, passphrase = PASSPHRASE): Promise<Buffer> {
	return collect((await prepareSeal(passphrase, ABOUT, N))(inPieces(plain, size)));
}

async function open(sealed: Uint8Array, size = 1000, passphrase = PASSPHRASE): Promise<Buffer> {
	return collect((await openSeal(passphrase, inPieces(sealed, size))).plain);
}

const bytes = (length: number) => Buffer.alloc(length, 'abcdefg');
const size = fc.integer({ min: 1, max: 100_000 });
/** Lengths, most of them about the edges of chunks. */
const length = fc.oneof(
	fc.integer({ min: 0, max: 3 * CHUNK_BYTES }),
	fc.constantFrom(0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES)
);

describe('a sealed file', () => {
	it('opens to what was sealed, however both are cut into pieces', async () => {
		await fc.assert(
			fc.asyncProperty(length, size, size, async (long, sealing, opening) => {
				const plain = bytes(long);
				expect((await open(await seal(plain, sealing), opening)).equals(plain)).toBe(true);
			}),
			{ numRuns: 60 }
		);
	});

	it('does not open once any bit of it was changed', async () => {
		const sealed = await seal(bytes(CHUNK_BYTES + 500));
		await fc.assert(
			fc.asyncProperty(fc.nat(sealed.length - 1), fc.nat(7), async (at, bit) => {
				const changed = Buffer.from(sealed);
				changed[at] = changed[at]! ^ (1 << bit);
				await expect(open(changed)).rejects.toThrow(/damaged|changed|cut off|does not open|no sealed file/);
			}),
			{ numRuns: 300 }
		);
	});

	it('does not open once it was cut off anywhere, also between chunks, or something follows', async () => {
		const sealed = await seal(bytes(2 * CHUNK_BYTES));
		const head = sealed.length - 2 * (CHUNK_BYTES + 16);
		await fc.assert(
			fc.asyncProperty(
				fc.oneof(fc.nat(sealed.length - 1), fc.constantFrom(head, head + CHUNK_BYTES + 16)),
				async (end) => {
					await expect(open(sealed.subarray(0, end))).rejects.toBeInstanceOf(Error);
				}
			),
			{ numRuns: 100 }
		);
		await expect(open(Buffer.concat([sealed, Buffer.from([0])]))).rejects.toBeInstanceOf(SealBroken);
	});

	it('does not open with its chunks in another order, or with those of another file', async () => {
		const plain = bytes(3 * CHUNK_BYTES);
		const [one, other] = [await seal(plain), await seal(plain)];
		const step = CHUNK_BYTES + 16;
		const head = one.length - 3 * step;
		const chunk = (of: Buffer, number: number) =>
			of.subarray(head + number * step, head + (number + 1) * step);
		const start = one.subarray(0, head);
		const swapped = Buffer.concat([start, chunk(one, 1), chunk(one, 0), chunk(one, 2)]);
		const mixed = Buffer.concat([start, chunk(one, 0), chunk(other, 1), chunk(one, 2)]);
		const shortened = Buffer.concat([start, chunk(one, 0), chunk(one, 2)]);
		for (const file of [swapped, mixed, shortened])
			await expect(open(file)).rejects.toBeInstanceOf(SealBroken);
		expect((await open(one)).equals(plain)).toBe(true);
	});

	it('opens with its passphrase alone, however the same letters are written', async () => {
		const sealed = await seal(bytes(10), 10, 'un café à Kampot, ខ្មែរ'.normalize('NFD'));
		await expect(open(sealed, 10, 'another passphrase')).rejects.toBeInstanceOf(SealLocked);
		expect(await open(sealed, 10, 'un café à Kampot, ខ្មែរ'.normalize('NFC'))).toEqual(bytes(10));
	});

	it('says what it is before anything of it, and not what is inside', async () => {
		const sealed = await seal(Buffer.from('a name that nobody may see'));
		expect(sealed.subarray(0, 8).toString()).toBe('SALASEAL');
		expect(sealed.toString('latin1')).not.toContain('nobody may see');
		const { head } = await openSeal(PASSPHRASE, inPieces(sealed, 100));
		expect(head).toMatchObject(ABOUT);
	});

	it('takes no other file for one of its own, and does no work that it asks too much of', async () => {
		for (const text of ['', 'SALA', 'PK\x03\x04', `SALASEAL\x01${'\xff'.repeat(400)}`])
			await expect(open(Buffer.from(text, 'latin1'))).rejects.toBeInstanceOf(SealBroken);
		const greedy = Buffer.from((await seal(bytes(1))).toString('latin1').replace('"N":2', '"N":9'), 'latin1');
		await expect(open(greedy)).rejects.toBeInstanceOf(SealBroken);
	});

	it('has a key of its own: no key seals two', async () => {
		const sealing = await prepareSeal(PASSPHRASE, ABOUT, N);
		await collect(sealing(inPieces(bytes(1), 1)));
		await expect(collect(sealing(inPieces(bytes(1), 1)))).rejects.toThrow('one file only');
	});

	it('has a cost by default that makes guessing slow', async () => {
		const sealed = await collect((await prepareSeal(PASSPHRASE, ABOUT))(inPieces(bytes(1), 1)));
		expect((await openSeal(PASSPHRASE, inPieces(sealed, 100))).head.scrypt).toEqual({
			N: 131072,
			r: 8,
			p: 1
		});
	});
});
