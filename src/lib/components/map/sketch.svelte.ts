import type { FeatureCollection } from 'geojson';
import { fetchInside, type InsideAnswer, type InsideProblem } from '#lib/map/inside.ts';
import { LEAST_POINTS, toShape, toSketchFeatures, type SketchMode } from '#lib/map/measure.ts';
import type { LonLat } from '#lib/map/mercator.ts';

/** What somebody draws on the map to measure it, or to see what lies inside. */
export class Sketch {
	/** Null: nothing is being drawn. */
	mode = $state<SketchMode | null>(null);
	points = $state.raw<LonLat[]>([]);
	isDone = $state(false);
	answer = $state.raw<InsideAnswer | null>(null);
	problem = $state<InsideProblem | null>(null);
	#pointer = $state.raw<LonLat | null>(null);
	#asking: AbortController | null = null;

	/** The points with the pointer as the next one, as long as it is being drawn. */
	readonly drawn = $derived(
		this.isDone || this.#pointer === null || this.points.length === 0
			? this.points
			: [...this.points, this.#pointer]
	);
	readonly shape = $derived(this.mode === null ? null : toShape(this.mode, this.drawn));
	readonly canFinish = $derived(this.mode !== null && this.points.length >= LEAST_POINTS[this.mode]);

	start(mode: SketchMode): void {
		this.stop();
		this.mode = mode;
	}

	stop(): void {
		this.#asking?.abort();
		this.mode = null;
		this.points = [];
		this.isDone = false;
		this.answer = this.problem = this.#pointer = null;
	}

	/** Takes a click of the map, if something is being drawn; a circle is finished by its second. */
	click(at: LonLat): boolean {
		if (this.mode === null || this.isDone) return false;
		this.points = [...this.points, at];
		if (this.mode === 'circle' && this.canFinish) this.isDone = true;
		return true;
	}

	point(at: LonLat): void {
		if (this.mode !== null && !this.isDone) this.#pointer = at;
	}

	undo(): void {
		this.points = this.points.slice(0, -1);
		this.isDone = false;
		this.answer = this.problem = null;
	}

	finish(): void {
		if (this.canFinish) this.isDone = true;
	}

	/** Keys while something is being drawn: true where the key was one of them. */
	press(key: string): boolean {
		if (this.mode === null) return false;
		if (key === 'Escape') this.stop();
		else if (key === 'Enter') this.finish();
		else if (key === 'Backspace') this.undo();
		else return false;
		return true;
	}

	/** Asks what lies in the shape, as soon as it is done. */
	async ask(view: string): Promise<void> {
		this.#asking?.abort();
		this.answer = this.problem = null;
		if (!this.isDone || this.shape === null) return;
		const asking = (this.#asking = new AbortController());
		try {
			const answer = await fetchInside(view, this.shape, asking.signal);
			if ('problem' in answer) this.problem = answer.problem;
			else this.answer = answer;
		} catch (error) {
			if (!asking.signal.aborted) throw error;
		}
	}

	toFeatures(): FeatureCollection {
		if (this.mode === null) return { type: 'FeatureCollection', features: [] };
		return toSketchFeatures(this.mode, this.drawn);
	}
}
