import { describe, expect, it } from 'vitest';
import { listAuditChanges, sayAct, sayChanges } from '#lib/components/admin/audit-words.ts';
import { admin } from '#lib/i18n/en/admin.ts';
import { format as words } from '#lib/i18n/en/format.ts';
import { createFormat } from '#lib/i18n/format.ts';

const act = (given: Partial<Parameters<typeof sayAct>[0]>) => ({
	...{ action: '', revisionId: null, before: null, after: null },
	...given
});

describe('sayAct', () => {
	it('says in words what was done', () => {
		expect(sayAct(act({ action: 'insert on grants' }), admin)).toBe('Grant: added');
		expect(sayAct(act({ action: 'update on users' }), admin)).toBe('Account: changed');
		expect(sayAct(act({ action: 'wrote', revisionId: 7 }), admin)).toBe('Wrote records (revision 7)');
		expect(sayAct(act({ action: 'read exactly' }), admin)).toBe('Read a place exactly');
		expect(sayAct(act({ action: 'wrote place' }), admin)).toBe('Wrote where a shelter is');
		expect(sayAct(act({ action: 'wrote beds' }), admin)).toBe('Wrote beds held, or who was turned away');
	});

	it('leaves what it does not know as the database wrote it', () => {
		expect(sayAct(act({ action: 'insert on something' }), admin)).toBe('insert on something');
	});
});

describe('listAuditChanges', () => {
	it('gives the columns that differ, and no others', () => {
		expect(
			listAuditChanges(act({ before: { id: 1, role: 'donor' }, after: { id: 1, role: 'admin' } }))
		).toEqual([{ column: 'role', before: 'donor', after: 'admin' }]);
	});

	it('gives what a new row holds, and leaves out what is empty in it', () => {
		expect(listAuditChanges(act({ after: { id: 1, ended_at: null } }))).toEqual([
			{ column: 'id', before: null, after: '1' }
		]);
		expect(listAuditChanges(act({ before: { is_one_person: true } }))).toEqual([
			{ column: 'is_one_person', before: 'true', after: null }
		]);
	});
});

describe('sayChanges', () => {
	const speech = {
		...{ words: admin, format: createFormat('en', words, null) },
		areas: { KH20: 'Svay Rieng' }
	};
	const say = (given: Parameters<typeof act>[0]) =>
		sayChanges(listAuditChanges(act(given)), speech).map(({ name, before, after }) => [name, before, after]);

	it('says columns, days and values in words', () => {
		expect(
			say({
				before: { role: 'donor', two_factor_enabled: true },
				after: { role: 'admin', two_factor_enabled: false }
			})
		).toEqual([
			['Role', 'Donor', 'Admin'],
			['Second factor', 'yes', 'no']
		]);
		expect(say({ after: { expires_at: '2026-11-30T16:59:59+00:00', place_rung: 'fine_grid' } })).toEqual([
			['Good until', null, '30 Nov 2026, 23:59'],
			['Place', null, 'cell of 0.01°']
		]);
		expect(say({ after: { audience: 'public', state: 'open', publication: 'in_review' } })).toEqual([
			['For', null, 'anybody'],
			['State', null, 'open'],
			['Step', null, 'in review']
		]);
	});

	it('names areas, and leaves what it does not know as it is', () => {
		expect(say({ after: { area_pcode: 'KH20' } })).toEqual([['Area', null, 'Svay Rieng']]);
		expect(say({ after: { area_pcode: 'KH99', state: 'unheard of' } })).toEqual([
			['Area', null, 'KH99'],
			['State', null, 'unheard of']
		]);
	});

	it('leaves out columns that have no word', () => {
		expect(say({ after: { id: 7, revision_id: 3, reason: 'A visit' } })).toEqual([
			['Because', null, 'A visit']
		]);
	});
});
