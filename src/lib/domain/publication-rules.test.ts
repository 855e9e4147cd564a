import { describe, expect, it } from 'vitest';
import { needsReview } from '#lib/domain/publication-rules.ts';

const news = { publisher: 'Mekong Independent', kind: 'news' };

describe('needsReview', () => {
	it('holds back what a single source says', () => {
		expect(needsReview({ sources: [news], note: null })).toBe('single_source');
		expect(needsReview({ sources: [], note: null })).toBe('single_source');
	});

	it.each([
		{ publisher: 'US Treasury (OFAC)', kind: 'court_or_sanctions' },
		{ publisher: 'Amnesty International', kind: 'ngo_report' },
		{ publisher: 'Amnesty International (summary by SDGtalks)', kind: 'ngo_report' }
	])('lets $publisher stand alone', (source) => {
		expect(needsReview({ sources: [source], note: null })).toBeNull();
	});

	it('does not take a page about Amnesty for Amnesty', () => {
		const source = { publisher: 'Blog on Amnesty International', kind: 'news' };
		expect(needsReview({ sources: [source], note: null })).toBe('single_source');
	});

	it('lets two sources of any kind pass', () => {
		expect(needsReview({ sources: [news, news], note: 'Raided twice.' })).toBeNull();
	});

	it('holds back what its own note denies, whatever the sources', () => {
		const note = 'Listed with alleged scam sites, but No evidence of scam work seen.';
		const court = { publisher: 'Court', kind: 'court_or_sanctions' };
		expect(needsReview({ sources: [court, news], note })).toBe('note_denies_evidence');
		expect(
			needsReview({ sources: [court, news], note: 'No direct evidence of forced labour seen.' })
		).toBeNull();
	});
});
