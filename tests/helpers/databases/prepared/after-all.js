const { rmSync } = require('node:fs');
const path = require('node:path');
const runTypeScript = require('./run-typescript');

/** Removes what was prepared before all tests, and the databases that were left on a server. */
module.exports = () => {
  if ((process.env.DATABASE_CLIENT ?? 'sqlite') !== 'sqlite') runTypeScript('tidy-up.ts');
  const file = process.env.S360_PREPARED_DATABASE;
  if (file !== undefined) rmSync(path.dirname(file), { recursive: true, force: true });
};
