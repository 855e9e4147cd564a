import { openView } from '#lib/server/queries/default-day.ts';
import { listSources } from '#lib/server/queries/sources.ts';
import { readAskedView } from '../reading.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const asked = readAskedView(url, locals.i18n);
	return locals.read(async (tx) => {
		const { reading, view } = await openView(tx, asked);
		return { reading, ...(await listSources(tx, view, url.searchParams.get('start') ?? '')) };
	});
};
