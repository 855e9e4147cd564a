/** Languages by the letters they are written in; of several, the first that a text has a letter of. */
const BY_SCRIPT: readonly (readonly [RegExp, string])[] = [
	[/\p{Script=Khmer}/u, 'km'],
	[/\p{Script=Thai}/u, 'th'],
	[/\p{Script=Lao}/u, 'lo'],
	[/\p{Script=Myanmar}/u, 'my'],
	[/\p{Script=Hangul}/u, 'ko'],
	[/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
	// Characters that only the traditional script has, of those that names of places often use.
	[/[樂園區國龍灣貝賭場門東華銀麗興發財萬豐業會館廣愛寶歡慶]/u, 'zh-Hant'],
	[/\p{Script=Han}/u, 'zh-Hans'],
	[/\p{Script=Cyrillic}/u, 'ru'],
	[/[ăđơưĂĐƠƯ\u1EA0-\u1EF9]/u, 'vi']
];

/** The language that a name is read aloud in, by its letters: a tag for `lang`; English where they tell nothing. */
export function languageOf(text: string): string {
	return BY_SCRIPT.find(([letters]) => letters.test(text))?.[1] ?? 'en';
}
