import { describe, expect, it } from 'vitest';
import { PROVINCES, TODAY } from '../../../../../tests/fixtures/known.ts';
import { currency, money } from '#lib/server/import/columns/money.ts';

const CONTEXT = { today: TODAY, provinces: PROVINCES };

describe('money', () => {
	const read = (cell: string) => money().read(cell, CONTEXT);

	it('reads whole amounts and cents, and writes them back without needless zeros', () => {
		expect(read('10')).toEqual({ value: 10 });
		expect(read('10.50')).toEqual({ value: 10.5 });
		expect(money().write(10.5)).toBe('10.5');
	});

	it.each(['', '0', '-10', '10.505', '1,000', '$10', '10 USD', '999999999', '1e3'])('refuses %j', (cell) => {
		expect(read(cell)).toHaveProperty('reason');
	});
});

describe('currency', () => {
	it('takes codes in use, and no names, signs or small letters', () => {
		expect(currency().read('USD', CONTEXT)).toEqual({ value: 'USD' });
		for (const cell of ['', 'usd', '$', 'dollar', 'XXQ'])
			expect(currency().read(cell, CONTEXT)).toHaveProperty('reason');
	});
});
