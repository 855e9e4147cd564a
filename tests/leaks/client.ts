import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { unpackBody } from './unpack.ts';

/** What a server answered, as it came. */
export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	/** Unpacked. */
	body: Buffer;
	/** Every header with its value, as sent. */
	head: string;
}

/** What to ask a server. */
export interface Question {
	method: string;
	/** From the first slash on, as it is to be sent. */
	path: string;
	headers?: Record<string, string>;
	body?: string;
}

/** Asks one server, over connections that stay open. */
export class Client {
	readonly #agent = new Agent({ keepAlive: true, maxSockets: 8 });
	readonly #url: URL;

	constructor(url: string) {
		this.#url = new URL(url);
	}

	/** The origin that a browser would send along. */
	get origin(): string {
		return this.#url.origin;
	}

	/** A connection that the server closed while nobody used it is opened anew. */
	async ask(question: Question): Promise<Answer> {
		try {
			return await this.#askOnce(question);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
			return this.#askOnce(question);
		}
	}

	#askOnce({ method, path, headers, body }: Question): Promise<Answer> {
		return new Promise((resolve, reject) => {
			const { hostname, port, host } = this.#url;
			const sent = request(
				{
					...{
						hostname: hostname === 'localhost' ? '127.0.0.1' : hostname,
						port,
						agent: this.#agent,
						method,
						path
					},
					headers: { host, 'accept-encoding': 'br, gzip', ...headers }
				},
				(answer) => {
					const parts: Buffer[] = [];
					answer.on('data', (part: Buffer) => parts.push(part));
					answer.on('error', reject);
					answer.on('end', () => {
						const { statusCode, headers, rawHeaders } = answer;
						const body = unpackBody(Buffer.concat(parts), headers['content-encoding']);
						resolve({ status: statusCode ?? 0, headers, body, head: rawHeaders.join('\n') });
					});
				}
			);
			sent.on('error', reject);
			sent.end(body);
		});
	}

	close(): void {
		this.#agent.destroy();
	}
}
