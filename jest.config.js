/** @type {import('jest').Config} */
const swc = {
  '^.+\\.(t|j)sx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
};

module.exports = {
  projects: [
    {
      displayName: 'unit',
      rootDir: __dirname,
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/unit/**/*.test.ts'],
      transform: swc,
    },
    {
      displayName: 'integration',
      rootDir: __dirname,
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/integration/**/*.test.ts'],
      transform: swc,
      // The app and the built plugin run as they are, like in production.
      transformIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/tests/app/'],
    },
    {
      displayName: 'long',
      rootDir: __dirname,
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/long/**/*.test.ts'],
      transform: swc,
      transformIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/tests/app/'],
    },
  ],
  testTimeout: 60_000,
};
