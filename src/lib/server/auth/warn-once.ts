import { findPersonalData, type PersonalDataKind } from '#lib/domain/personal-data.ts';

/** A field of a form whose text looks like personal data. */
export interface Warned<Field extends string> {
	field: Field;
	kind: PersonalDataKind;
}

/**
 * What looks like personal data in the texts of a form. Nothing where whoever sends it was warned of it already (the
 * form holds `warned`) and sends it again: then they mean it.
 */
export function warnOnce<Field extends string>(
	form: FormData,
	texts: Readonly<Record<Field, string>>
): Warned<Field>[] {
	if (form.has('warned')) return [];
	return (Object.entries(texts) as [Field, string][]).flatMap(([field, text]) =>
		findPersonalData(text).map(({ kind }) => ({ field, kind }))
	);
}
