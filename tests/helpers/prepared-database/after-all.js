const { rmSync } = require('node:fs');
const path = require('node:path');

/** Removes what was prepared before all tests. */
module.exports = () => {
  const file = process.env.S360_PREPARED_DATABASE;
  if (file !== undefined) rmSync(path.dirname(file), { recursive: true, force: true });
};
