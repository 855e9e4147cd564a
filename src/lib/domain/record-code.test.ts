import { describe, expect, it } from 'vitest';
import { drawRecordCode } from './record-code.ts';

describe('drawRecordCode', () => {
	it('names the kind of record and six digits that were drawn', () => {
		expect(drawRecordCode('shelter', () => 42)).toBe('LV-S-000042');
		expect(drawRecordCode('figure', (below) => below - 1)).toBe('LV-D-999999');
	});
});
