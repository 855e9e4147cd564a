import { NOT_KNOWN } from '#lib/domain/estimate.ts';
import type { MapLayer, MapMark } from '#lib/map/layer.ts';
import { namePeople, toPeopleScale, type PeopleScale } from '#lib/map/marks/people.ts';
import type { Situation, SituationArea } from '#lib/map/situation.ts';

/** Numbers of people whose size a legend shows. */
const SAMPLES = [100, 1000];

const isOf = (picture: string, test: (ends: string[]) => boolean) => {
	const [stem, ...ends] = picture.split(':');
	return stem === 'people' && ends.length === 3 && test(ends);
};

/** People of each area as a symbol whose area is in proportion, with its range. */
export const people: MapLayer = {
	id: 'people',
	geometry: 'marks',
	isOnAtFirst: true,
	attributions: ['record'],
	legend: [
		{
			word: 'peopleLow',
			picture: { mark: 'people:7:-:7' },
			explains: (picture) => isOf(picture, ([low]) => low !== '0'),
			sizes: listSamples
		},
		{
			word: 'peopleBest',
			picture: { mark: 'people:0:8:8' },
			explains: (picture) => isOf(picture, ([, best]) => best !== '-')
		},
		{
			word: 'peopleHigh',
			picture: { mark: 'people:0:-:9' },
			explains: (picture) => isOf(picture, ([, best, high]) => high !== '-' && high !== best)
		},
		{
			word: 'peopleOpen',
			picture: { mark: 'people:5:-:-' },
			explains: (picture) => isOf(picture, ([, , high]) => high === '-')
		},
		{
			word: 'peopleNotKnown',
			picture: { mark: 'people:not_known' },
			explains: (picture) => picture === 'people:not_known'
		},
		{
			word: 'peopleZero',
			picture: { mark: 'people:zero' },
			explains: (picture) => picture === 'people:zero'
		}
	],
	listMarks(situation) {
		const scale = scaleOf(situation);
		return situation.areas.map((area) => toPeopleOfArea(area, scale));
	}
};

/** The scale on which the people of a situation are drawn. */
export function scaleOf({ areas }: Pick<Situation, 'areas'>): PeopleScale {
	return toPeopleScale(areas.flatMap((area) => area.people ?? []));
}

function toPeopleOfArea(area: SituationArea, scale: PeopleScale): MapMark {
	return {
		id: `people/${area.pcode}`,
		picture: namePeople(area.people ?? NOT_KNOWN, scale),
		at: area.at,
		shift: [0, 0],
		count: null,
		target: { kind: 'area', pcode: area.pcode },
		groups: [],
		precision: null
	};
}

function listSamples(scale: PeopleScale): { people: number; mark: string }[] {
	return SAMPLES.map((sample) => ({
		people: sample,
		mark: namePeople({ low: sample, best: null, high: sample }, scale)
	}));
}
