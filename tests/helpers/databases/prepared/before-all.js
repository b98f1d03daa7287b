const { mkdtempSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const runTypeScript = require('./run-typescript');

/**
 * Most of what a Strapi does when it starts is to make its tables and permissions: once is enough
 * for all tests. Each gets a copy.
 */
module.exports = () => {
  process.env.S360_TEST_RUN = String(process.pid);
  runTypeScript('bundle-server.ts');
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 's360-prepared-')), 'data.db');
  runTypeScript('prepare.ts', file);
  process.env.S360_PREPARED_DATABASE = file;
  // Nothing here ends with the machine: no commit need wait for its disk.
  process.env.DATABASE_SYNCHRONOUS = 'OFF';
};
