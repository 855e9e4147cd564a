type Place = readonly [first: number, last: number];

const STEP_MS = 700;

/**
 * Plays a timeline: moves a stretch through the bars, one bar each step, and stops at the last. Begins again from the
 * first where it already stands at the end.
 */
export class Player {
	isPlaying = $state(false);
	#timer: ReturnType<typeof setInterval> | undefined;

	/**
	 * @param toPlace where the stretch is now
	 * @param onstep told each new place
	 */
	play(bars: number, toPlace: () => Place, onstep: (place: Place) => void): void {
		const [first, last] = toPlace();
		// The whole of the time is no stretch that could move: a tenth of it is.
		const length = first === 0 && last === bars - 1 ? Math.max(1, Math.round(bars / 10)) : last - first + 1;
		let at = last >= bars - 1 ? 0 : first;
		this.isPlaying = true;
		onstep([at, at + length - 1]);
		this.#timer = setInterval(() => {
			at += 1;
			if (at + length > bars) return this.stop();
			onstep([at, at + length - 1]);
		}, STEP_MS);
	}

	stop(): void {
		clearInterval(this.#timer);
		this.isPlaying = false;
	}
}
