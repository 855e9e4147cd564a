/** Path of a circle around 0,0. */
export function circlePath(radius: number): string {
	const r = round(radius);
	return `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

/** Path of an upright square around 0,0, from its half side. */
export function squarePath(half: number): string {
	return bandPath(half, 0, 1);
}

/** Path of the part of such a square between two shares of its height, counted from below. */
export function bandPath(half: number, from: number, to: number): string {
	const top = round(half - to * 2 * half);
	return `M${-half} ${top}h${2 * half}v${round((to - from) * 2 * half)}h${-2 * half}z`;
}

/** Path of a slice of a circle around 0,0 between two shares of a turn, clockwise from the top. */
export function slicePath(radius: number, from: number, to: number): string {
	if (to - from >= 1) return circlePath(radius);
	const [startX, startY] = onCircle(radius, from);
	const [endX, endY] = onCircle(radius, to);
	return `M0 0L${startX} ${startY}A${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${endX} ${endY}z`;
}

/** Shares of a whole as parts of it: where each begins and ends, from 0 to 1. Shares of 0 are left out. */
export function toSpans(shares: readonly number[]): { index: number; from: number; to: number }[] {
	const whole = shares.reduce((sum, share) => sum + share, 0);
	let end = 0;
	return shares.flatMap((share, index) => {
		const from = end / whole;
		end += share;
		return share > 0 ? [{ index, from, to: end / whole }] : [];
	});
}

/**
 * Counts as whole eighths that add up to eight, by largest remainder, so that few pictures stand for all mixtures. What
 * is there has at least one.
 */
export function toEighths(counts: readonly number[]): number[] {
	const whole = counts.reduce((sum, count) => sum + count, 0);
	if (whole === 0) return counts.map(() => 0);
	const eighths = counts.map((count) => (count === 0 ? 0 : Math.max(1, Math.floor((count * 8) / whole))));
	const rest = (index: number) => (counts[index]! * 8) / whole - eighths[index]!;
	while (sum(eighths) !== 8) {
		const step = sum(eighths) < 8 ? 1 : -1;
		const open = counts
			.map((_, index) => index)
			.filter((index) => (step > 0 ? counts[index]! > 0 : eighths[index]! > 1));
		const next = open.sort((a, b) => step * (rest(b) - rest(a)))[0]!;
		eighths[next]! += step;
	}
	return eighths;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}

function onCircle(radius: number, share: number): [x: number, y: number] {
	const angle = share * 2 * Math.PI;
	return [round(radius * Math.sin(angle)), round(-radius * Math.cos(angle))];
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
