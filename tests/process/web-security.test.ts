import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listRoutePaths } from '../support/route-paths.ts';
import { startServer, type StartedServer } from '../support/server-process.js';

const BUILD_AND_CREATE_MS = 300_000;
const PUBLIC_NAME = 'https://sala.example.org';
const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];

const directory = mkdtempSync(join(tmpdir(), 'sala-web-'));
let server: StartedServer;
let url: URL;

interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: string;
}

/** Asks with these headers and no others, as no browser lets a script do. */
function ask(
	path: string,
	{
		method = 'GET',
		headers = {},
		body
	}: { method?: string; headers?: Record<string, string>; body?: string } = {}
): Promise<Answer> {
	return new Promise((answer, reject) => {
		const asking = request({ host: '127.0.0.1', port: url.port, path, method, headers }, (response) => {
			const parts: Buffer[] = [];
			response
				.on('data', (bytes: Buffer) => parts.push(bytes))
				.on('end', () =>
					answer({
						status: response.statusCode ?? 0,
						headers: response.headers,
						body: Buffer.concat(parts).toString('latin1')
					})
				);
		});
		asking.on('error', reject).end(body);
	});
}

/** As a form of ours is sent. */
const own = () => ({ origin: url.origin, host: url.host, accept: 'text/html' });

/** Every kind of answer there is, each with how it is asked for. */
async function listAnswers(): Promise<[what: string, answer: Answer][]> {
	const script = /\/_app\/immutable\/[^"]+\.js/.exec((await ask('/')).body)![0];
	const asked: [string, Parameters<typeof ask>[1]?][] = [
		...listRoutePaths().map((path): [string] => [path]),
		['/__data.json'],
		['/compounds/__data.json'],
		['/areas/KH12?as_of=2026-02-31'],
		['/compounds/KH-C-999'],
		['/favicon.svg'],
		[script],
		[`${script}x`],
		['/nowhere'],
		['/nowhere.js'],
		['/%E0%A4%A'],
		['/..%2f..%2fpackage.json'],
		['/%00'],
		['/compounds.csv', { method: 'POST', headers: own() }],
		['/', { method: 'TRACE' }],
		['/', { headers: { host: 'evil.example' } }],
		['/', { headers: { host: 'a b' } }],
		['/', { method: 'POST', headers: { origin: 'https://evil.example' } }],
		['/sign-out?/here', { method: 'POST', headers: own() }],
		['/sign-in', { method: 'POST', headers: { ...own(), 'content-type': 'multipart/form-data' }, body: 'x' }],
		['/sign-in', { method: 'POST', headers: { ...own(), 'content-type': 'application/json' }, body: '{' }],
		['/sign-in', { method: 'POST', headers: { ...own(), 'content-length': '999999999' } }]
	];
	const answers: [string, Answer][] = [];
	for (const [path, how] of asked) answers.push([`${how?.method ?? 'GET'} ${path}`, await ask(path, how)]);
	return answers;
}

async function start(environment: Record<string, string> = {}): Promise<void> {
	server = startServer({ directory, environment });
	url = new URL(await server.ready);
}

async function stop(): Promise<void> {
	process.kill(server.pid, 'SIGTERM');
	await server.ended;
}

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('a server that is reached by http', () => {
	let answers: [what: string, answer: Answer][];
	beforeAll(async () => {
		await start();
		answers = await listAnswers();
	}, BUILD_AND_CREATE_MS);
	afterAll(stop);

	it('gives answers of every kind', () => {
		const statuses = new Set(answers.map(([, { status }]) => status));
		expect([...statuses].sort()).toEqual([200, 303, 400, 403, 404, 405, 410, 413, 415, 421]);
	});

	it('sets its headers on every answer', () => {
		for (const [what, { headers }] of answers) {
			expect(headers, what).toMatchObject({
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'same-origin',
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-resource-policy': 'same-origin',
				'permissions-policy': expect.stringContaining('geolocation=()')
			});
			expect(headers['x-powered-by'], what).toBeUndefined();
			expect(headers['strict-transport-security'], what).toBeUndefined();
		}
	});

	it('lets no answer be framed, and no page run a script that is not of this answer', () => {
		const nonces = [];
		for (const [what, { headers }] of answers) {
			const policy = String(headers['content-security-policy']);
			expect(policy, what).toContain("frame-ancestors 'none'");
			const scripts = policy.split('; ').find((part) => part.startsWith('script-src'));
			if (!headers['content-type']?.startsWith('text/html')) continue;
			expect(scripts ?? "default-src 'none'", what).not.toMatch(/unsafe|\*|http/);
			if (scripts === undefined) continue;
			expect(policy, what).toMatch(/object-src 'none'.*base-uri 'none'.*form-action 'self'/);
			// A page without script has no nonce either.
			nonces.push(...(/nonce-[^']+/.exec(scripts) ?? []));
		}
		expect(nonces.length).toBeGreaterThan(10);
		expect(new Set(nonces).size).toBe(nonces.length);
	});

	it('keeps pages and what pages are made of out of every cache', () => {
		for (const [what, { status, headers }] of answers) {
			if (status !== 200 || !headers['content-type']?.startsWith('text/html')) continue;
			expect(headers['cache-control'], what).toBe('private, no-store');
		}
	});

	it('tells nothing of the machine: no path, no frame of the program, no package', () => {
		const folders = [resolve('.'), directory, tmpdir() + '/'];
		for (const [what, { body, headers }] of answers) {
			if (what.includes('/_app/')) continue;
			const told = `${body}\n${JSON.stringify(headers)}`;
			for (const folder of folders) expect(told, what).not.toContain(folder);
			expect(told, what).not.toMatch(/node_modules|\n\s+at \S+ \(|node:internal|PGlite|ECONN|SQLSTATE/);
		}
	});

	it('does nothing that another site asks, whatever the method, the type of the body and the route', async () => {
		const foreign: Record<string, string>[] = [
			{ origin: 'https://evil.example' },
			{ origin: 'null' },
			{},
			{ origin: url.origin, 'sec-fetch-site': 'cross-site' },
			{ origin: url.origin, 'sec-fetch-site': 'same-site' }
		];
		const types = ['text/plain', 'application/json', 'application/x-www-form-urlencoded', undefined];
		for (const path of [...listRoutePaths(), '/sign-out?/everywhere', '/nowhere', '/__data.json']) {
			for (const [index, method] of WRITES.entries()) {
				const type = types[index];
				for (const headers of foreign) {
					const sent = {
						...{ host: url.host, 'content-length': '11' },
						...headers,
						...(type && { 'content-type': type })
					};
					const { status } = await ask(path, { method, headers: sent, body: 'language=km' });
					expect(status, `${method} ${path} ${JSON.stringify(sent)}`).toBe(403);
				}
			}
		}
	});

	it('does what its own page asks', async () => {
		const { status, headers } = await ask('/preferences', {
			method: 'POST',
			headers: { ...own(), 'content-type': 'application/x-www-form-urlencoded' },
			body: 'language=km&back=/'
		});
		expect(status).toBe(303);
		expect(headers['set-cookie']).toEqual([
			expect.stringMatching(/^language=km; .*HttpOnly; SameSite=Lax$/i)
		]);
	});

	it('refuses what is too large in plain words, whether or not it says how large it is', async () => {
		const headers = { ...own(), 'content-type': 'application/x-www-form-urlencoded' };
		const said = await ask('/preferences', {
			method: 'POST',
			headers: { ...headers, 'content-length': String(512 * 1024 + 1) }
		});
		expect([said.status, said.body]).toEqual([
			413,
			'This is too large: at most 524,288 bytes can be sent at once.\n'
		]);
		const unsaid = await ask('/preferences', {
			method: 'POST',
			headers: { ...headers, 'transfer-encoding': 'chunked' },
			body: `language=${'x'.repeat(600 * 1024)}`
		});
		expect(unsaid.status).toBe(413);
		expect(unsaid.body).toContain('That was too large');
		const small = await ask('/preferences', {
			method: 'POST',
			headers: { ...headers, 'content-length': String(500 * 1024) },
			body: 'x'.repeat(500 * 1024)
		});
		expect(small.status).toBe(303);
	});
});

describe('a server that is reached by https', () => {
	beforeAll(() => start({ ORIGIN: PUBLIC_NAME }), BUILD_AND_CREATE_MS);
	afterAll(stop);

	it('binds browsers to https for a year, on every answer', async () => {
		for (const path of ['/', '/compounds.csv', '/favicon.svg', '/nowhere'])
			expect((await ask(path)).headers['strict-transport-security'], path).toBe(
				'max-age=31536000; includeSubDomains'
			);
	});

	it('sets its cookies for https alone', async () => {
		const { headers } = await ask('/preferences', {
			method: 'POST',
			headers: {
				origin: PUBLIC_NAME,
				accept: 'text/html',
				'content-type': 'application/x-www-form-urlencoded'
			},
			body: 'theme=dark'
		});
		expect(headers['set-cookie']).toEqual([expect.stringContaining('; Secure; ')]);
	});
});

it('knows a route for every page of the tree', () => {
	const pages = readdirSync('src/routes', { encoding: 'utf8', recursive: true }).filter((file) =>
		file.endsWith('+page.svelte')
	);
	expect(listRoutePaths().length).toBeGreaterThanOrEqual(pages.length);
});
