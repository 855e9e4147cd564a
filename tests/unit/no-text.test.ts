import path from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({
	cwd: root,
	overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
	ruleFilter: ({ ruleId }) => ruleId === 'sala/no-text'
});

async function countTexts(file: string, code: string): Promise<number> {
	const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
	return result?.messages.filter(({ ruleId }) => ruleId === 'sala/no-text').length ?? 0;
}

// The first look reads the configuration and the parsers.
beforeAll(() => countTexts('src/routes/new/+page.svelte', '<p></p>'), 60_000);

describe('the rule sala/no-text', () => {
	it.each([
		['<p>Without shelter</p>', 1],
		['<p>គ្មានទីជម្រក</p>', 1],
		['<button aria-label="Close">×</button>', 1],
		['<meta name="description" content="People displaced" />', 1],
		['<p>{t.data.measure.precarious}, {format.count(3)} · ×</p>', 0],
		['<p class="muted" data-figure="header.raids">{raids}</p>', 0],
		['<title>{t.layout.preferences} · Sala</title>', 0],
		['<style>\n\tp {\n\t\tcolor: red;\n\t}\n</style>', 0]
	])('finds in %s %i times text', async (code, times) => {
		expect(await countTexts('src/lib/components/figures/New.svelte', code)).toBe(times);
		expect(await countTexts('src/routes/new/+page.svelte', code)).toBe(times);
	});
});
