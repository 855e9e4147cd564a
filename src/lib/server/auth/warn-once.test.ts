import { describe, expect, it } from 'vitest';
import { warnOnce } from './warn-once.ts';

describe('warnOnce', () => {
	const texts = { reason: 'Ask Vanna at vanna@example.org', about: 'The house by the river' };

	it('tells which field holds what, and never what stands there', () => {
		expect(warnOnce(new FormData(), texts)).toEqual([{ field: 'reason', kind: 'email' }]);
	});

	it('lets pass what is sent again', () => {
		const form = new FormData();
		form.set('warned', '1');
		expect(warnOnce(form, texts)).toEqual([]);
	});
});
