import { required, type Column } from '#lib/server/import/columns/column.ts';

/** More than this for one day is taken for a slip of the keyboard. */
const MAX_AMOUNT = 99_999_999;

/** An amount of money above 0: plain digits, with at most two after a point. */
export function money(): Column<number> {
	return required<number>((cell) => {
		if (!/^[0-9]+(?:\.[0-9]{1,2})?$/.test(cell)) {
			return {
				reason: 'is not an amount; write plain digits such as 10 or 10.50, the currency in its own column'
			};
		}
		const value = Number(cell);
		if (value === 0) return { reason: 'is 0; leave the row out where nothing is owed' };
		return value <= MAX_AMOUNT
			? { value }
			: { reason: `is more than ${MAX_AMOUNT.toLocaleString('en')}; check the digits` };
	});
}

/** The code of a currency that is in use, such as USD. */
export function currency(): Column<string> {
	const known = Intl.supportedValuesOf('currency');
	return required<string>((cell) =>
		known.includes(cell)
			? { value: cell }
			: { reason: 'is not the ISO 4217 code of a currency in three capitals, such as USD' }
	);
}
