import { randomUUID } from 'node:crypto';
import type { FormReader } from './form-reader.server.ts';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The key by which a form that is sent twice enters one record; a new one where it carries none. */
export function readEntryKey(form: FormReader): string {
	const key = form.line('entry_key') ?? '';
	return UUID.test(key) ? key : randomUUID();
}
