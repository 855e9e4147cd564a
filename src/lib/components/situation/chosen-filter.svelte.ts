import { goto } from '$app/navigation';
import type { SituationFilter } from '#lib/domain/filter.ts';

/**
 * The filter as the reader moves it: what the address asks for, until they move it; then the moved one at once, and
 * the address follows when they let go, so that back and forward and a shared link lead to it.
 */
export class ChosenFilter {
	#moved = $state.raw<SituationFilter | null>(null);
	/** The address that is on its way. */
	#going: string | null = null;
	readonly #toAsked: () => SituationFilter;
	readonly #toHref: (filter: SituationFilter) => string;

	/**
	 * @param toAsked the filter that the page was loaded with
	 * @param toHref address of the page with another filter
	 */
	constructor(toAsked: () => SituationFilter, toHref: (filter: SituationFilter) => string) {
		this.#toAsked = toAsked;
		this.#toHref = toHref;
	}

	/** What is shown now. */
	get current(): SituationFilter {
		return this.#moved ?? this.#toAsked();
	}

	/** Shows another filter, without a trace in the address. */
	move(filter: SituationFilter): void {
		this.#moved = filter;
	}

	/** Shows another filter and puts it in the address, once: back undoes it, however often it was asked for. */
	async choose(filter: SituationFilter): Promise<void> {
		const href = this.#toHref(filter);
		this.#moved = filter;
		if (href === this.#going) return;
		if (this.#going !== null || href !== this.#toHref(this.#toAsked())) {
			this.#going = href;
			await goto(href, { noScroll: true, keepFocus: true });
			if (this.#going !== href) return;
			this.#going = null;
		}
		if (this.#moved && this.#toHref(this.#moved) === this.#toHref(filter)) this.#moved = null;
	}
}
