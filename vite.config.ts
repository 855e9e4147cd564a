import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Plugin } from 'vite';

const WORKER = '?worker&url';

/**
 * Builds a worker (`import url from 'FILE?worker&url'`) as one more entry of the client and not as a bundle of its own:
 * what page and worker both need is fetched once. The worker must be started with `type: 'module'`.
 */
const sharedWorker: Plugin = {
	name: 'sala:shared-worker',
	apply: 'build',
	enforce: 'pre',
	load(id) {
		if (!id.endsWith(WORKER)) return undefined;
		if (this.environment.name !== 'client') return `export default '';`;
		const worker = this.emitFile({ type: 'chunk', id: id.slice(0, -WORKER.length) });
		return `export default import.meta.ROLLUP_FILE_URL_${worker};`;
	}
};

export default defineConfig({
	plugins: [sharedWorker, sveltekit()],
	build: { target: 'es2022', assetsInlineLimit: 0 },
	// It has parts for Svelte, so the plugin would bundle it, and would take the zod of another package for its own.
	ssr: { external: ['better-auth'] }
});
