import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

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
    files: ['server/src/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'strapi', message: 'Strapi comes in as an argument.' },
      ],
    },
  },
  {
    files: ['admin/src/**/*.{ts,tsx}'],
    ...jsxA11y.flatConfigs.recommended,
  },
  {
    files: ['admin/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{js,cjs}'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  prettier,
);
