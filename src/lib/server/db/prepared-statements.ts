import type postgres from 'postgres';

/**
 * The client, which from now on has the server prepare every statement that has parameters: once a connection it is
 * parsed and its parameters are described, and after a few runs one plan serves them all. drizzle asks for none of
 * this, and for the summary of all areas it takes longer than running it.
 *
 * The server keeps the statements until the connection ends, so a program may have only so many texts: a list goes
 * into one as a single parameter. It looks at a statement again where the role, the search path or a table changed.
 */
export function prepareStatements(client: postgres.Sql): postgres.Sql {
	const begin = client.begin.bind(client) as Begin;
	prepareUnsafe(client);
	return Object.assign(client, {
		begin: ((work) => begin((tx) => work(prepareUnsafe(tx)))) satisfies Begin
	});
}

type Begin = <T>(work: (tx: postgres.TransactionSql) => Promise<T>) => Promise<T>;

/** `unsafe` is what drizzle sends every statement through, with its values as parameters. */
function prepareUnsafe<Client extends postgres.Sql | postgres.TransactionSql>(client: Client): Client {
	const unsafe = client.unsafe.bind(client);
	return Object.assign(client, {
		unsafe: ((text, parameters = [], options) =>
			unsafe(text, parameters, { ...options, prepare: parameters.length > 0 })) satisfies typeof unsafe
	});
}
