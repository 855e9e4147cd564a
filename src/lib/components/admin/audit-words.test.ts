import { describe, expect, it } from 'vitest';
import { listAuditChanges, sayAct } from '#lib/components/admin/audit-words.ts';
import { admin } from '#lib/i18n/en/admin.ts';

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
