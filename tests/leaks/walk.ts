import { Client } from './client.ts';
import { digest, toStill } from './digest.ts';
import { listRoutes } from './manifest.ts';
import type { Person } from './people.ts';
import { listQuestions, listStrayQuestions, type WalkQuestion } from './questions.ts';
import { readTileAddress } from './read-tile.ts';
import { Scanner, type Finding } from './scan.ts';
import { endsSession, requireSession, Spare } from './sessions.ts';
import { maySee, toText, type Secret } from './secret.ts';
import { toPlanted } from './values.ts';

/** How many questions are asked at a time. */
const AT_ONCE = 6;
/** The action that ends every session of whoever asks it; another that did would end the walk with an error. */
const ENDS_ALL = '/sign-out?/everywhere';

/** A secret in an answer. */
export interface Sighting extends Finding {
	role: string;
	question: WalkQuestion;
}

/** What a walk saw. */
export interface Walked {
	questions: number;
	sightings: Sighting[];
	/** What was answered, by role, method and address: a digest of all that does not change by itself. */
	digests: Map<string, string>;
	/** Questions that the server failed at. */
	broken: string[];
}

/** What to walk past. */
export interface Walk {
	url: string;
	people: readonly Person[];
	/** To look for. */
	secrets: readonly Secret[];
	/** Those whose codes and names are asked for; all of them where nothing is said. */
	asked?: readonly Secret[];
	/** Accounts to ask for, first one to which everything may be done. */
	users?: readonly string[];
	/** Of the questions, which to ask. */
	wanted?: (question: WalkQuestion) => boolean;
}

/** Asks the server everything, as each of these people, and looks for the secrets in whatever it answers. */
export async function walk({
	url,
	people,
	secrets,
	asked = secrets,
	users = [],
	wanted = () => true
}: Walk): Promise<Walked> {
	const client = new Client(url);
	const planted = toPlanted(asked, users);
	const routes = await listRoutes();
	const questions = [
		...routes.flatMap((route) => [...listQuestions(route, planted, client.origin)]),
		...listStrayQuestions(planted)
	].filter(wanted);
	const walked: Walked = { questions: 0, sightings: [], digests: new Map(), broken: [] };
	const look = rememberScans(new Scanner(secrets));
	const askOne = async (person: Person, question: WalkQuestion, cookie: string) => {
		const answer = await client.ask({ ...question, headers: { ...question.headers, cookie } });
		walked.questions++;
		walked.digests.set(keyOf(person, question), digest(question, answer));
		if (answer.status >= 500) walked.broken.push(`${keyOf(person, question)}: ${answer.status}`);
		const still = toStill(question, answer.body);
		for (const finding of [
			...look(still, answer.body, question),
			...look(answer.head, answer.head, question)
		])
			walked.sightings.push({ ...finding, role: person.role, question });
		return answer;
	};
	try {
		for (const person of people) {
			const { probes, rest, writing, last } = split(questions);
			const read = (some: readonly WalkQuestion[]) =>
				inParallel(some, (one) => askOne(person, one, person.cookie));
			await read(probes);
			await read(
				rest.filter(
					(question) =>
						isTelling(person, question, secrets) && isHeeded(person, question, probes, walked.digests)
				)
			);
			await requireSession(client, person, person.cookie);
			const spare = new Spare(person.spare);
			await inParallel(writing, async (one) => {
				const cookie = spare.take();
				if (!endsSession(await askOne(person, one, cookie))) spare.giveBack(cookie);
			});
			await requireSession(client, person, person.cookie);
			await inParallel(last, (one) => askOne(person, one, person.cookie));
		}
	} finally {
		client.close();
	}
	return walked;
}

/** The sightings of what the role may not see. */
export function listLeaks({ sightings }: Pick<Walked, 'sightings'>): Sighting[] {
	return sightings.filter(({ secret, role }) => !maySee(secret, role));
}

/** A question as it stands in reports and in `digests`. */
function keyOf({ role }: Person, { method, path, headers, body }: WalkQuestion): string {
	return [role, method, path, headers?.['accept-language'], headers?.accept, body].filter(Boolean).join(' ');
}

/**
 * What is asked first: everything but the values of parameters, and of those the first and the last. What may write is
 * asked when all that reads was answered, and at the very last what ends every session of whoever asks.
 */
function split(all: readonly WalkQuestion[]): Record<'probes' | 'rest' | 'writing' | 'last', WalkQuestion[]> {
	const endsAll = ({ path }: WalkQuestion) => path.endsWith(ENDS_ALL);
	const questions = all.filter(({ isWriting }) => !isWriting);
	const isProbe = (question: WalkQuestion, place: number) => {
		const isSame = (other?: WalkQuestion) =>
			other?.route === question.route && other.parameter === question.parameter;
		return question.parameter === undefined || !isSame(questions[place - 1]) || !isSame(questions[place + 1]);
	};
	return {
		probes: questions.filter(isProbe),
		rest: questions.filter((question, place) => !isProbe(question, place)),
		writing: all.filter((question) => question.isWriting && !endsAll(question)),
		last: all.filter(endsAll)
	};
}

/** Whether the value may tell this person anything: not what they may see, and nothing tells those who may see all. */
function isTelling({ role }: Person, { path }: WalkQuestion, secrets: readonly Secret[]): boolean {
	const values = new URLSearchParams(path.slice(path.indexOf('?'))).values();
	const seen = new Set(secrets.filter((secret) => maySee(secret, role)).map(({ value }) => value));
	return seen.size < secrets.length && ![...values].some((value) => seen.has(value));
}

/** Whether the route answers this person otherwise when the parameter is there; if not, its other values tell nothing. */
function isHeeded(
	person: Person,
	{ route, parameter, path }: WalkQuestion,
	probes: readonly WalkQuestion[],
	digests: ReadonlyMap<string, string>
): boolean {
	const [bare] = path.split('?');
	const plain = probes.filter((one) => one.route === route && one.method === 'GET' && one.path === bare);
	const without = new Set(plain.map((one) => digests.get(keyOf(person, one))));
	return probes.some(
		(one) =>
			one.route === route && one.parameter === parameter && !without.has(digests.get(keyOf(person, one)))
	);
}

/** Does the work for each, several at a time. */
async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
	const waiting = [...all].reverse();
	const takeTurns = async () => {
		for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) await work(one);
	};
	await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
}

/** Looks for what whoever asks did not say. What was looked through once is not again: most roles are answered alike. */
function rememberScans(scanner: Scanner) {
	const known = new Map<string, Finding[]>();
	return (still: string, whole: Buffer | string, question: WalkQuestion): Finding[] => {
		const tile = readTileAddress(question.path);
		const key = `${tile ? question.path : ''} ${still}`;
		const before = known.get(key);
		if (before) return before;
		const all = scanner.scanBytes(Buffer.from(whole), tile);
		const findings = all.filter(({ secret }) => !tells(question, secret));
		// What is no echo may be one where something else was asked.
		if (findings.length === all.length) known.set(key, findings);
		return findings;
	};
}

/** Whether whoever asks says it themselves, so that it may come back as an echo. */
function tells({ path, body }: WalkQuestion, secret: Secret): boolean {
	if (secret.kind === 'place') return false;
	const asked = decodeURIComponent(`${path} ${body ?? ''}`.replace(/%(?![0-7][0-9A-Fa-f])/g, '%25'));
	const said = asked.replaceAll('+', ' ').toLowerCase();
	const text = toText(secret).toLowerCase();
	return said.includes(text) || said.includes(text.slice(2, 8));
}
