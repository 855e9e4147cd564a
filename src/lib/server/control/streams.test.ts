import { expect, describe, it, vi } from 'vitest';
import { closeStreams, registerStream } from '#lib/server/control/streams.ts';

describe('closeStreams', () => {
	it('ends each open response once, and none that has ended by itself', () => {
		const open = vi.fn();
		const ended = vi.fn();
		registerStream(open);
		registerStream(ended)();
		closeStreams();
		closeStreams();
		expect(open).toHaveBeenCalledTimes(1);
		expect(ended).not.toHaveBeenCalled();
	});
});
