/**
 * ESLint rule `sala/no-text`: no words in a component. They stand in src/lib/i18n, in every language.
 *
 * Finds letters in markup and in the attributes that are read out or shown. What is not language (a name, a unit
 * sign, a code) is written as an expression of a constant.
 */

/** Attributes whose text reaches a person. */
const SPOKEN = [
	'aria-label',
	'aria-description',
	'aria-roledescription',
	'alt',
	'title',
	'placeholder',
	'label',
	'content'
];

const LETTERS = /\p{L}{2,}/u;

/** The same in every language. */
const NAME = /\bSala\b/g;

/** @type {import('eslint').Rule.RuleModule} */
export const noText = {
	meta: { type: 'problem', schema: [], docs: { description: 'Keep words in src/lib/i18n' } },
	create(context) {
		/**
		 * @param {any} node
		 * @param {string} text
		 */
		const check = (node, text) => {
			if (!LETTERS.test(text.replace(NAME, ''))) return;
			const words = text.trim().slice(0, 40);
			context.report({ node, message: `"${words}" is text: give it a key in src/lib/i18n/en and km.` });
		};

		return {
			/** @param {any} node */
			SvelteText(node) {
				if (!['SvelteStyleElement', 'SvelteScriptElement'].includes(node.parent.type))
					check(node, node.value);
			},
			/** @param {any} node */
			SvelteAttribute(node) {
				if (!SPOKEN.includes(node.key.name)) return;
				for (const value of node.value) if (value.type === 'SvelteLiteral') check(value, value.value);
			}
		};
	}
};
