/** Words around a number and what it rests on. */
export const figures = {
	noCount: 'no count',
	sources: { one: 'Source', other: 'Sources' },
	newest: (day: string, age: string) => `newest ${day}, ${age}`,
	noCurrentCount: 'no current count',
	nobodyPublished: 'nobody published a figure',
	expired: 'expired',
	noneRecorded: 'none recorded',
	contradicted: 'contradicted by another current source'
};
