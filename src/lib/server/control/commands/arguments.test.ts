import { describe, expect, it } from 'vitest';
import { UsageError } from '#lib/server/control/command.ts';
import { readArguments, readChoice } from '#lib/server/control/commands/arguments.ts';

const read = (...args: string[]) => readArguments(args, { values: ['reason', 'out'], flags: ['force'] });

describe('readArguments', () => {
	it('tells words, texts and flags apart, in any order', () => {
		expect(read('a', '--reason', 'because of it', '--force', 'b')).toEqual({
			words: ['a', 'b'],
			values: { reason: 'because of it' },
			flags: { force: true }
		});
		expect(read('--out=a=b.csv')).toEqual({ words: [], values: { out: 'a=b.csv' }, flags: { force: false } });
	});

	it('takes everything behind -- as words, and a lone hyphen too', () => {
		expect(read('-', '--', '--force', '-x').words).toEqual(['-', '--force', '-x']);
	});

	it.each([
		[['--reson', 'x'], 'There is no option --reson (did you mean --reason?).'],
		[['-f'], 'There is no option -f.'],
		[['--reason'], '--reason needs a text after it.'],
		[['--reason', '--force'], '--reason needs a text after it.'],
		[['--reason', ' '], '--reason is blank.'],
		[['--reason='], '--reason is blank.'],
		[['--force=yes'], '--force takes no text.'],
		[['--force', '--force'], '--force is given twice.']
	])('refuses %j', (args, message) => {
		expect(() => read(...args)).toThrow(new UsageError(message));
	});
});

describe('readChoice', () => {
	it('gives the word, or the default where none is given', () => {
		expect(readChoice('dataset', 'live', ['public_record', 'live'], 'public_record')).toBe('live');
		expect(readChoice('dataset', undefined, ['public_record', 'live'], 'public_record')).toBe(
			'public_record'
		);
	});

	it('names the words it knows', () => {
		expect(() => readChoice('dataset', 'public', ['public_record', 'live'], 'live')).toThrow(
			'--dataset is one of public_record, live, not public.'
		);
	});
});
