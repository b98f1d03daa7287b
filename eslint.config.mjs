import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TITLES = {
  anywhere:
    'CallExpression:matches([callee.name=/^(describe|it|test)$/], [callee.callee.property.name="each"])',
  describe: 'CallExpression[callee.name="describe"]',
  alone: 'Program > ExpressionStatement > CallExpression[callee.name=/^(it|test)$/]',
};
const titled = (place, pattern) => `${TITLES[place]}[arguments.0.value=${pattern}]`;

/** A log shows the titles of a test joined: they make one English sentence that stands alone. */
const TITLE_RULES = [
  {
    selector: titled('anywhere', '/^[A-Z](?!-360)|[.]$/'),
    message: 'A title begins in lower case and ends without a full stop.',
  },
  {
    selector: titled('describe', '/^(what|who|whom|whose|why|how|whether)\\b/'),
    message: 'A describe title names the part of the product that its tests are about.',
  },
  {
    selector: titled('alone', '/^(is|are|has|have|does|do|may|can|cannot|must|with|of|that)\\b/'),
    message: 'A test outside a describe names its subject itself.',
  },
  {
    selector: titled(
      'anywhere',
      '/\\b(by itself|kept out|let in|held up|held back|(is|are) (told|asked))\\b/',
    ),
    message:
      'Titles use the words of the field: automatically, excluded, included, on hold, reported.',
  },
];

const SHARED_TIME =
  'Processes compare what they store: take the time from the clock of the database.';
const OWN_TIME_RULES = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: SHARED_TIME },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: SHARED_TIME },
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'coverage/**',
      'tests/app/**/dist/**',
      'tests/app/.demo/**',
      'tests/app/.strapi/**',
      'tests/app/build/**',
      'tests/app/types/**',
    ],
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // One that modules extend: `declare module`.
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['server/src/contracts/**/*.ts'],
    rules: {
      // One namespace per route, as Strapi's own contracts have them.
      '@typescript-eslint/no-namespace': 'off',
      // The admin panel loads contracts: of schemas they hold the types alone, no zod.
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['../*'], message: 'Contracts import nothing.' },
            { group: ['@strapi/*', './schemas/*'], allowTypeImports: true },
          ],
        },
      ],
    },
  },
  {
    files: ['server/src/contracts/*/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['../../*'], message: 'Contracts import nothing.' },
            { group: ['@strapi/*', '../schemas/*'], allowTypeImports: true },
          ],
        },
      ],
    },
  },
  {
    files: ['server/src/contracts/schemas/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: ['../../*'] }] },
  },
  {
    files: ['admin/src/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ group: ['**/contracts/schemas/*'], allowTypeImports: true }] },
      ],
    },
  },
  {
    files: ['server/src/**/*.ts', 'admin/src/**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // A query of Knex is one as soon as it is awaited: what builds it returns it.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false } },
      ],
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      // The compiler asks for a missing case only where something is returned.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['server/src/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'strapi', message: 'Strapi comes in as an argument.' },
      ],
    },
  },
  {
    files: ['server/src/**/*.ts'],
    // Nobody compares what these make with another process's time.
    ignores: [
      'server/src/app/compose/contract-check.ts',
      'server/src/contracts/schemas/privacy.ts',
      'server/src/export/controllers/export.ts',
      'server/src/kernel/content-view.ts',
      'server/src/kernel/database/{document-id,shared-clock}.ts',
      'server/src/s360/client.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...OWN_TIME_RULES] },
  },
  {
    files: ['admin/src/**/*.{ts,tsx}'],
    ...jsxA11y.flatConfigs.recommended,
  },
  {
    files: ['admin/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Property[key.name="pollingInterval"][value.callee.name!="useWhileVisible"]',
          message: 'Nothing polls in a hidden tab: the interval comes from useWhileVisible.',
        },
      ],
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': ['error', ...TITLE_RULES] },
  },
  {
    files: ['**/*.{js,cjs}'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  prettier,
);
