/** What `npm run lint` looks at. The import direction is a rule of our own: see .eslint/. */
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import prettier from 'eslint-config-prettier/flat';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';
import { importDirection } from './.eslint/import-direction.js';
import { noText } from './.eslint/no-text.js';
import svelteConfig from './svelte.config.js';

export default defineConfig(
	globalIgnores(['build/', '.svelte-kit/', '.sala/', 'test-results/', 'screenshots/']),
	js.configs.recommended,
	typescript.configs.recommendedTypeChecked,
	svelte.configs['flat/recommended'],
	prettier,
	svelte.configs['flat/prettier'],
	{
		plugins: { sala: { rules: { 'import-direction': importDirection, 'no-text': noText } } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			'sala/import-direction': 'error',
			'no-undef': 'off',
			eqeqeq: 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: typescript.parser, svelteConfig } },
		// Sala is served at the root of a host of its own, so a path is an address.
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	},
	{
		files: ['src/**/*.svelte'],
		rules: { 'sala/no-text': 'error' }
	},
	{
		files: ['src/**'],
		ignores: ['src/lib/server/db/postgis.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: 'MemberExpression[object.name="sql"][property.name="raw"]',
					message:
						'User text must not reach raw SQL: what needs sql.raw belongs in src/lib/server/db/postgis.ts.'
				}
			]
		}
	},
	{
		// svelte-check types components better than ESLint can, and plain JavaScript reads JSON as `any`.
		files: ['**/*.svelte', '**/*.js'],
		rules: Object.fromEntries(
			['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [
				`@typescript-eslint/no-unsafe-${use}`,
				'off'
			])
		)
	},
	{
		// The matchers of vitest, expect.any() and its like, are typed `any`.
		files: ['**/*.test.ts'],
		rules: { '@typescript-eslint/no-unsafe-assignment': 'off' }
	}
);
