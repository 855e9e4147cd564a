import {
	createServer,
	connect,
	type AddressInfo,
	type NetConnectOpts,
	type Server,
	type Socket
} from 'node:net';

/** A way to a server that can be cut and mended, as if the server stopped and came back. */
export interface Proxy {
	port: number;
	/** Ends what runs, and refuses what comes. */
	cut(): Promise<void>;
	/** Listens again, on the same port. */
	mend(): Promise<void>;
}

/** Listens on a free port of this machine and passes everything on to a server. */
export async function startProxy(to: NetConnectOpts): Promise<Proxy> {
	const open = new Set<Socket>();
	let server: Server;
	const listen = async (port: number) => {
		server = createServer((near) => {
			const far = connect(to);
			for (const [one, other] of [
				[near, far],
				[far, near]
			] as const) {
				open.add(one);
				one.pipe(other);
				one.on('error', () => other.destroy());
				one.on('close', () => open.delete(one));
			}
		});
		await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
		return (server.address() as AddressInfo).port;
	};
	const port = await listen(0);
	return {
		port,
		async cut() {
			const closed = new Promise((resolve) => server.close(resolve));
			for (const socket of open) socket.destroy();
			await closed;
		},
		async mend() {
			await listen(port);
		}
	};
}
