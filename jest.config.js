const { availableParallelism } = require('node:os');
const onEveryDatabase = require('./tests/databases/on-every-database');

/** @type {import('jest').Config} */
const swc = {
  '^.+\\.(t|j)sx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
};

const preparedDatabase = {
  globalSetup: '<rootDir>/tests/helpers/databases/prepared/before-all.js',
  globalTeardown: '<rootDir>/tests/helpers/databases/prepared/after-all.js',
};

const SHARED = '<rootDir>/tests/helpers/strapi/shared';
const sharedStrapi = {
  testEnvironment: `${SHARED}/environment.js`,
  moduleNameMapper: {
    '^@strapi/(strapi|utils|openapi)$': `${SHARED}/$1.js`,
    '^@opentelemetry/(api|sdk-trace-base|context-async-hooks)$': `${SHARED}/opentelemetry/$1.js`,
  },
};

const integration = {
  rootDir: __dirname,
  ...preparedDatabase,
  ...sharedStrapi,
  transform: swc,
  // The app and the built plugin run as they are, like in production.
  transformIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/tests/app/'],
};

module.exports = {
  // One more than there are cores: each waits now and then, for S-360's limits or for a pause to end.
  maxWorkers: availableParallelism() + 1,
  // Each file imports a Strapi of its own, and leaves some of it behind.
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/tests/helpers/runs/longest-first.js',
  projects: [
    {
      displayName: 'unit',
      rootDir: __dirname,
      testEnvironment: sharedStrapi.testEnvironment,
      moduleNameMapper: { '^@strapi/utils$': `${SHARED}/utils.js` },
      testMatch: ['<rootDir>/tests/unit/**/*.test.ts'],
      transform: swc,
    },
    {
      ...integration,
      displayName: 'integration',
      testMatch: ['<rootDir>/tests/integration/**/*.test.ts'],
    },
    {
      ...integration,
      displayName: 'database',
      testMatch: onEveryDatabase.map((name) => `<rootDir>/tests/integration/${name}.test.ts`),
    },
    {
      // The same scenarios with many more runs, and what takes minutes: npm run test:long.
      ...integration,
      displayName: 'long',
      testMatch: ['<rootDir>/tests/long/**/*.test.ts'],
      setupFiles: ['<rootDir>/tests/helpers/runs/long-run.ts'],
    },
  ],
  // Says that a test hangs, on any machine: what is to be fast is measured where it is claimed.
  testTimeout: 600_000,
};
