const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
const swc = {
  '^.+\\.(t|j)sx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
};

const preparedDatabase = {
  globalSetup: '<rootDir>/tests/helpers/prepared-database/before-all.js',
  globalTeardown: '<rootDir>/tests/helpers/prepared-database/after-all.js',
};

const SHARED = '<rootDir>/tests/helpers/shared-strapi';
const sharedStrapi = {
  testEnvironment: `${SHARED}/environment.js`,
  moduleNameMapper: { '^@strapi/(strapi|utils|openapi)$': `${SHARED}/$1.js` },
};

module.exports = {
  // One more than there are cores: each waits now and then, for S-360's limits or for a pause to end.
  maxWorkers: availableParallelism() + 1,
  // Each file imports a Strapi of its own, and leaves some of it behind.
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/tests/helpers/longest-first.js',
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
      ...preparedDatabase,
      ...sharedStrapi,
      testMatch: ['<rootDir>/tests/integration/**/*.test.ts'],
      transform: swc,
      // The app and the built plugin run as they are, like in production.
      transformIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/tests/app/'],
    },
    {
      // The same scenarios with many more runs, and what takes minutes: npm run test:long.
      displayName: 'long',
      rootDir: __dirname,
      ...preparedDatabase,
      ...sharedStrapi,
      testMatch: ['<rootDir>/tests/long/**/*.test.ts'],
      setupFiles: ['<rootDir>/tests/helpers/long-run.ts'],
      testTimeout: 3_600_000,
      transform: swc,
      transformIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/tests/app/'],
    },
  ],
  testTimeout: 60_000,
};
