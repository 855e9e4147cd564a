type Field = HTMLInputElement & Pick<HTMLSelectElement, 'options'>;

/**
 * Keeps what somebody typed or chose before the script of the page came: as the page comes to life, its fields are set to
 * what the server sent. To be called before that.
 *
 * @returns to call when the page has come to life; fields say by their events that they hold something else
 */
export function keepTyped(): () => void {
	const fields = [...document.querySelectorAll<Field>('input,textarea,select')].filter(isTouched);
	const kept = fields.map((field) => [field, field.value, field.checked, field.selectionStart] as const);
	// Svelte sets choices once more, as soon as what runs now is over.
	return () =>
		void setTimeout(() => {
			for (const [field, value, checked, caret] of kept) {
				field.checked = checked;
				field.value = value;
				// Whoever is typing goes on where they were; dates and choices know no such place.
				if (typeof caret === 'number') field.setSelectionRange(caret, caret);
				for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
			}
		});
}

function isTouched({ type, options, value, defaultValue, checked, defaultChecked }: Field): boolean {
	if (type === 'hidden') return false;
	// What a browser shows of a choice that nobody touched.
	if (options) return value !== ([...options].find((option) => option.defaultSelected) ?? options[0])?.value;
	return value !== defaultValue || checked !== defaultChecked;
}
