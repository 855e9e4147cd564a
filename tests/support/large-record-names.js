/**
 * @typedef {object} Draw random choices that a seed repeats
 * @property {(below: number) => number} whole from 0 up
 * @property {(share: number) => boolean} chance
 * @property {<T>(list: readonly T[]) => T} one
 * @property {<T>(list: readonly T[], least: number, most: number) => T[]} some different items of a longer list
 * @property {(from?: number) => string} day of the record, at least so many days after its first
 */

const FIRST = ['Golden', 'Silver', 'Jade', 'Lucky', 'Royal', 'Ocean', 'Crown', 'Emerald', 'Dragon', 'Lotus'];
const SECOND = ['Bay', 'Star', 'Garden', 'Gate', 'Harbour', 'Tower', 'Hill', 'Plaza', 'River', 'Palace'];
const LAST = ['Casino', 'Resort', 'Hotel', 'Park', 'Compound', 'Estate', 'Complex', 'City'];

/** One list of beginnings and one of ends for each script. */
const SCRIPTS = [
	{ begins: ['金', '银', '龙', '海', '皇家', '新'], ends: ['园区', '大厦', '赌场', '酒店', '科技园'] },
	{ begins: ['កាស៊ីណូ', 'សណ្ឋាគារ', 'បុរី', 'សួនឧទ្យាន'], ends: ['មាស', 'ប្រាក់', 'ផ្កាឈូក', 'នាគ'] },
	{ begins: ['คาสิโน', 'โรงแรม', 'อาคาร'], ends: ['ทอง', 'เงิน', 'มังกร', 'หยก'] },
	{ begins: ['Khu', 'Sòng bạc', 'Khách sạn'], ends: ['Vàng', 'Bạc', 'Ngọc Bích', 'Hoa Sen'] },
	{ begins: ['ရွှေ', 'ငွေ', 'ကျောက်စိမ်း'], ends: ['ဟိုတယ်', 'ကာစီနို', 'ဥယျာဉ်'] }
];

/**
 * A name that no other number has.
 *
 * @param {Draw} draw
 * @param {number} number
 */
export function inventName(draw, number) {
	return `${draw.one(FIRST)} ${draw.one(SECOND)} ${draw.one(LAST)} ${number}`;
}

/**
 * Up to three names in other scripts.
 *
 * @param {Draw} draw
 * @param {number} number
 */
export function inventAliases(draw, number) {
	return draw
		.some(SCRIPTS, 0, 3)
		.map(({ begins, ends }) => `${draw.one(begins)}${draw.one([' ', ''])}${draw.one(ends)} ${number}`);
}
