const { execFileSync } = require('node:child_process');
const { mkdtempSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/**
 * Most of what a Strapi does when it starts is to make its tables and permissions: once is enough
 * for all tests on SQLite. Each gets a copy.
 */
module.exports = () => {
  if ((process.env.DATABASE_CLIENT ?? 'sqlite') !== 'sqlite') return;
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 's360-prepared-')), 'data.db');
  const root = path.resolve(__dirname, '../../..');
  const prepare = ['--import', 'tsx', path.join(__dirname, 'prepare.ts'), file];
  execFileSync(process.execPath, prepare, { cwd: root, stdio: 'inherit' });
  process.env.S360_PREPARED_DATABASE = file;
  // Nothing here ends with the machine: no commit need wait for its disk.
  process.env.DATABASE_SYNCHRONOUS = 'OFF';
};
