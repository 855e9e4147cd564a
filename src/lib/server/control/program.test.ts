import { describe, expect, it } from 'vitest';
import { requireNode } from '#lib/server/control/program.js';

describe('requireNode', () => {
	it.each(['20.19.0', '20.20.2', '22.0.0', '100.0.0'])('takes %s', (version) =>
		expect(() => requireNode(version)).not.toThrow()
	);

	it.each(['20.18.3', '18.20.0', '9.99.0'])('refuses %s and names it', (version) =>
		expect(() => requireNode(version)).toThrow(`Node ${version}, and Sala needs 20.19`)
	);
});
