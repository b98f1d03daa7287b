/** Of `tests`, what the pure code and its tests need. */
const NEEDED = ['helpers', 'mutation', 'simulator', 'unit'];

export default {
  buildCommand: 'node tests/mutation/bundle.mjs',
  testRunner: 'jest',
  jest: { configFile: 'tests/mutation/jest.config.js', enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  ignorePatterns: [
    '/admin',
    '/dist',
    '/docs',
    '/tests/*',
    ...NEEDED.map((name) => `!/tests/${name}`),
  ],
  tempDirName: 'coverage/mutation/sandboxes',
  logLevel: 'error',
  warnings: false,
  allowConsoleColors: false,
  reporters: ['html', 'json'],
  htmlReporter: { fileName: `${process.env.MUTATION_REPORT}.html` },
  jsonReporter: { fileName: `${process.env.MUTATION_REPORT}.json` },
};
