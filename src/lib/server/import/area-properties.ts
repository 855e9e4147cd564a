import { toSuggestion } from '#lib/server/import/nearest.ts';
import { toShownValue } from '#lib/server/import/problem.ts';

/** 0 country, 1 province, 2 district, 3 commune. */
export type AreaLevel = 0 | 1 | 2 | 3;

/** One value for all areas of a file, or the property that holds each area's own. */
export type Given<Value> = Value | { property: string };

/** Where a file of areas holds what: `pcode`, `name`, `nameKm` and `isApproximate` are names of properties. */
export interface AreaOptions {
	/** P-code, such as ADM1_PCODE; an ISO 3166-2 code of Cambodia (KH-18) is read as the P-code it equals. */
	pcode: string;
	/** English name, such as ADM1_EN. */
	name: string;
	/** Khmer name; without this property no area gets one. */
	nameKm?: string;
	/** True where the line is no official one; without this property all lines are taken as official. */
	isApproximate?: string;
	level: Given<AreaLevel>;
	/** P-code of the area around, needed from level 1 on. */
	parent?: Given<string>;
	source: Given<string>;
	version: Given<string>;
}

/** What a feature says about its area, apart from where it lies. */
export interface AreaProperties {
	pcode: string;
	level: AreaLevel;
	/** Null for a country, and for nothing else. */
	parentPcode: string | null;
	nameEn: string;
	nameKm: string | null;
	isApproximate: boolean;
	boundarySource: string;
	boundaryVersion: string;
}

/** A property that cannot be used; `value` is fit for a terminal, and null where the property is missing. */
export interface PropertyFault {
	property: string | null;
	value: string | null;
	reason: string;
}

/** The properties of one feature: `pcode` where that alone can be read, `area` where nothing is wrong. */
export interface ReadAreaProperties {
	pcode: string | null;
	area: AreaProperties | null;
	faults: PropertyFault[];
}

/** Reads what `options` names from one feature's properties, and tells all that is wrong with them. */
export function readAreaProperties(
	properties: Record<string, unknown>,
	options: AreaOptions
): ReadAreaProperties {
	const reader = new PropertyReader(properties);
	const level = reader.readLevel(options.level);
	const area = {
		pcode: reader.readPcode({ property: options.pcode }),
		level,
		parentPcode: level ? reader.readParent(options.parent, level) : null,
		nameEn: reader.readText({ property: options.name }),
		nameKm: reader.readOptionalText(options.nameKm),
		isApproximate: reader.readFlag(options.isApproximate),
		boundarySource: reader.readText(options.source),
		boundaryVersion: reader.readText(options.version)
	};
	const { faults } = reader;
	// A required value is null only where a fault says so.
	return { pcode: area.pcode, area: faults.length === 0 ? (area as AreaProperties) : null, faults };
}

/** Reads one feature's properties and gathers what is wrong with them; a value that cannot be used is null. */
class PropertyReader {
	readonly faults: PropertyFault[] = [];
	readonly #properties: ReadonlyMap<string, unknown>;

	constructor(properties: Record<string, unknown>) {
		this.#properties = new Map(Object.entries(properties));
	}

	readText(given: Given<string>): string | null {
		if (typeof given === 'string') return given;
		const value = this.#properties.get(given.property);
		if (isBlank(value)) return this.#refuseMissing(given.property);
		if (typeof value !== 'string') return this.#refuse(given.property, 'is not a text');
		const text = value.trim();
		return /\p{Cc}/u.test(text)
			? this.#refuse(given.property, 'holds a control character; take it out')
			: text;
	}

	/** A text that may be blank, but not under a name that the feature does not have. */
	readOptionalText(property: string | undefined): string | null {
		if (property === undefined) return null;
		return this.#properties.has(property) && isBlank(this.#properties.get(property))
			? null
			: this.readText({ property });
	}

	readPcode(given: Given<string>): string | null {
		const text = this.readText(given);
		if (text === null || typeof given === 'string') return text;
		const reason = 'is no P-code: two capital letters and up to 8 digits, such as KH18';
		return toPcode(text) ?? this.#refuse(given.property, reason);
	}

	readParent(given: Given<string> | undefined, level: AreaLevel): string | null {
		if (given !== undefined) return this.readPcode(given);
		const reason = `an area of level ${level} lies in another: say which property holds its P-code, or the P-code`;
		this.faults.push({ property: null, value: null, reason });
		return null;
	}

	readLevel(given: Given<AreaLevel>): AreaLevel | null {
		if (typeof given === 'number') return given;
		const value = this.#properties.get(given.property);
		if (isBlank(value)) return this.#refuseMissing(given.property);
		return isLevel(value) ? value : this.#refuse(given.property, 'is no level: 0 for a country, or 1, 2, 3');
	}

	readFlag(property: string | undefined): boolean | null {
		if (property === undefined) return false;
		const value = this.#properties.get(property);
		if (isBlank(value)) return this.#refuseMissing(property);
		return typeof value === 'boolean' ? value : this.#refuse(property, 'is neither true nor false');
	}

	#refuse(property: string, reason: string): null {
		const value = this.#properties.get(property);
		const shown = typeof value === 'string' ? value : JSON.stringify(value);
		this.faults.push({ property, value: toShownValue(shown), reason });
		return null;
	}

	#refuseMissing(property: string): null {
		const names = [...this.#properties.keys()];
		const hint =
			toSuggestion(property, names) || `; the feature has ${toShownValue(names.join(', ')) || 'none'}`;
		const reason = this.#properties.has(property) ? 'is blank' : `is missing${hint}`;
		this.faults.push({ property, value: null, reason });
		return null;
	}
}

/** A P-code as it stands, or that of a Cambodian province written as ISO 3166-2: the two number them alike. */
function toPcode(text: string): string | undefined {
	const province = /^KH-(\d{1,2})$/.exec(text)?.[1];
	if (province !== undefined) return `KH${province.padStart(2, '0')}`;
	return /^[A-Z]{2}\d{0,8}$/.test(text) ? text : undefined;
}

function isLevel(value: unknown): value is AreaLevel {
	return value === 0 || value === 1 || value === 2 || value === 3;
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
