import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Rooms and what they must not know: docs/architecture.md. */
const forbid = (files, patterns, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: patterns.map((regex) => ({ regex, message })) }] },
});

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', '**/*.cjs', '**/*.js', '**/*.mjs'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['ui-plugin/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  forbid(
    ['ui-plugin/**/*.{ts,tsx}'],
    ['/client/(?!index$)', '/simulator/', '^node:'],
    'The plugin knows the client by its face alone, and nothing of the simulator.',
  ),
  forbid(
    ['simulator/**/*.ts'],
    ['/client/', '/ui-plugin/'],
    'The simulator is written from the API alone; it may not share code with the client.',
  ),
  forbid(['client/**/*.ts'], ['/simulator/', '/ui-plugin/'], 'The client must not know the simulator or the plugin.'),
  forbid(
    ['client/dpdk/**/*.ts'],
    ['^axios$', '/simulator/', '/(engine|http|cli|desired)/', '^node:', '^xml2js$'],
    'client/dpdk is pure: it takes plain data as arguments.',
  ),
  forbid(
    [
      'client/engine/**/*.ts',
      'client/desired/**/*.ts',
      'client/facts/**/*.ts',
      'client/hostScript/**/*.ts',
      'client/input/**/*.ts',
      'client/index.ts',
    ],
    ['^node:', '^xml2js$', '^yaml$', '/simulator/', '/cli/'],
    'This room also runs in the browser.',
  ),
  forbid(
    ['client/input/yamlText.ts', 'client/desired/writeSpec.ts'],
    ['^node:', '^xml2js$', '/simulator/', '/cli/'],
    'These two know YAML: the one reads it, with places; the other writes it, in a browser too.',
  ),
);
