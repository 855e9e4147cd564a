import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const NOT_DOCUMENTS = ['node_modules', 'build', 'test-results', 'screenshots'];

function listDocuments(folder = '.'): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const file = path.posix.join(folder, entry.name);
		if (entry.isDirectory()) {
			return entry.name.startsWith('.') || NOT_DOCUMENTS.includes(entry.name) ? [] : listDocuments(file);
		}
		return entry.name.endsWith('.md') ? [file] : [];
	});
}

/** Paths that git keeps, with their folders; null for a copy without git. */
function listKept(): Set<string> | null {
	try {
		const output = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8', stdio: 'pipe' });
		const files = output.split('\0').filter(Boolean);
		return new Set(files.flatMap((file) => [file, ...listFoldersOf(file)]));
	} catch {
		return null;
	}
}

function listFoldersOf(file: string): string[] {
	const folder = path.posix.dirname(file);
	return folder === '.' ? ['.'] : [folder, ...listFoldersOf(folder)];
}

function withoutCode(markdown: string): string {
	return markdown.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');
}

/** Targets of links and images, without those on other hosts. */
function listTargets(markdown: string): string[] {
	return [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target]) => target!)
		.filter((target) => !/^[a-z]+:/.test(target));
}

/** Names by which the headings of a document are linked, as GitHub and others make them. */
function listAnchors(markdown: string): Set<string> {
	const headings = [...markdown.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.+)$/gm)];
	const anchors = new Set<string>();
	for (const [, heading] of headings) {
		const anchor = heading!
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-');
		let name = anchor;
		for (let number = 1; anchors.has(name); number++) name = `${anchor}-${number}`;
		anchors.add(name);
	}
	return anchors;
}

const kept = listKept();

/** What is wrong with a link of a document; undefined where it leads somewhere. */
function findProblem(document: string, target: string): string | undefined {
	const [file = '', anchor] = target.split('#');
	const place = file === '' ? document : path.posix.join(path.posix.dirname(document), decodeURI(file));
	const name = path.posix.normalize(place).replace(/\/$/, '');
	if (!existsSync(name)) return `${name} does not exist`;
	if (kept && !kept.has(name)) return `${name} is not kept by git`;
	if (anchor === undefined || statSync(name).isDirectory() || !name.endsWith('.md')) return undefined;
	return listAnchors(readFileSync(name, 'utf8')).has(anchor)
		? undefined
		: `${name} has no heading #${anchor}`;
}

describe('the documents', () => {
	const documents = listDocuments();

	it('are all found', () => {
		expect(documents).toEqual(
			expect.arrayContaining([
				'README.md',
				'CONTRIBUTING.md',
				'docs/architecture.md',
				'docs/decisions/README.md'
			])
		);
	});

	it.each(documents)('%s links only to files and headings that are there', (document) => {
		const targets = listTargets(readFileSync(document, 'utf8'));
		const problems = targets.map((target) => findProblem(document, target)).filter(Boolean);
		expect(problems).toEqual([]);
	});

	it('are reached from the index of decisions, every decision', () => {
		const index = listTargets(readFileSync('docs/decisions/README.md', 'utf8'));
		const pages = readdirSync('docs/decisions').filter((name) => /^\d/.test(name));
		expect(pages.length).toBeGreaterThan(10);
		expect(pages.filter((name) => !index.includes(name))).toEqual([]);
	});
});

describe('findProblem', () => {
	it('names a missing file and a missing heading', () => {
		expect(findProblem('docs/architecture.md', '../src/no-such-file.ts')).toBe(
			'src/no-such-file.ts does not exist'
		);
		expect(findProblem('README.md', '#no-such-heading')).toBe('README.md has no heading #no-such-heading');
	});

	it('finds the targets of links and images, not those in code', () => {
		expect(listTargets('[a](b.md) ![c](d.png) [e](https://f) `[g](h)`\n```\n[i](j)\n```\n')).toEqual([
			'b.md',
			'd.png'
		]);
	});
});
