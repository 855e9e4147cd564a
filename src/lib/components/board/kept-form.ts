/** Names and values of the fields of a form, as they were typed. */
export type KeptFields = [name: string, value: string][];

/**
 * That the text looks like personal data is said anew. Everything else that a form carries along is kept: sent again after
 * the page was loaded anew, it still tells that it was sent before, and what stood there when it was typed.
 */
const SAID_ANEW = 'warned';

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** Keeps what is typed into a form. Nothing where the browser keeps nothing. */
export function keepForm(store: Store, name: string, form: HTMLFormElement): void {
	const fields = [...new FormData(form)].flatMap(([field, value]) =>
		typeof value === 'string' && field !== SAID_ANEW ? [[field, value]] : []
	);
	try {
		store.setItem(name, JSON.stringify(fields));
	} catch {
		// A browser that is full or forbids it keeps what stands in the fields, and no more.
	}
}

/** What was kept under a name; null where there is nothing. */
export function readKept(store: Store, name: string): KeptFields | null {
	try {
		return JSON.parse(store.getItem(name) ?? 'null') as KeptFields | null;
	} catch {
		return null;
	}
}

/** Fills a form with what was kept, and says whether that changed anything. */
export function fillForm(form: HTMLFormElement, kept: KeptFields): boolean {
	let isChanged = false;
	for (const control of form.elements) {
		if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
			const isChecked = kept.some(([name, value]) => name === control.name && value === control.value);
			isChanged ||= control.checked !== isChecked;
			control.checked = isChecked;
		} else if (
			control instanceof HTMLInputElement ||
			control instanceof HTMLSelectElement ||
			control instanceof HTMLTextAreaElement
		) {
			const value = kept.find(([name]) => name === control.name)?.[1];
			if (value === undefined || control.name === SAID_ANEW) continue;
			isChanged ||= control.type !== 'hidden' && control.value !== value;
			control.value = value;
		}
	}
	return isChanged;
}
