const PRIME = 2_147_483_647n;

/** Coefficients of one equation by the names of its unknowns. */
export type Equation = Readonly<Record<string, number>>;

/**
 * The unknowns that a system of linear equations determines, whatever its right-hand sides: those whose unit vector is a
 * combination of the equations. Reckoned modulo a prime, where a combination of whole numbers stays one.
 */
export function listDetermined(equations: readonly Equation[]): string[] {
	const unknowns = [...new Set(equations.flatMap((equation) => Object.keys(equation)))].sort();
	const reduced = reduce(
		equations.map((equation) => unknowns.map((name) => modulo(BigInt(equation[name] ?? 0))))
	);
	// In reduced form an unknown is determined where a row holds nothing else.
	return reduced.flatMap((row) => {
		const filled = row.flatMap((value, i) => (value === 0n ? [] : [i]));
		return filled.length === 1 ? [unknowns[filled[0]!]!] : [];
	});
}

/** The reduced row echelon form, without empty rows. */
function reduce(matrix: bigint[][]): bigint[][] {
	const rows = matrix.map((row) => [...row]);
	let done = 0;
	for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
		const pivot = rows.findIndex((row, i) => i >= done && row[column] !== 0n);
		if (pivot === -1) continue;
		[rows[done], rows[pivot]] = [rows[pivot]!, rows[done]!];
		const inverse = power(rows[done]![column]!, PRIME - 2n);
		rows[done] = rows[done]!.map((value) => modulo(value * inverse));
		for (const [i, row] of rows.entries()) {
			const factor = row[column]!;
			if (i === done || factor === 0n) continue;
			rows[i] = row.map((value, j) => modulo(value - factor * rows[done]![j]!));
		}
		done++;
	}
	return rows.slice(0, done);
}

const modulo = (value: bigint) => ((value % PRIME) + PRIME) % PRIME;

function power(base: bigint, exponent: bigint): bigint {
	let result = 1n;
	for (let e = exponent, b = base; e > 0n; e >>= 1n, b = modulo(b * b)) {
		if (e & 1n) result = modulo(result * b);
	}
	return result;
}
