const { execFileSync } = require('node:child_process');
const path = require('node:path');

/** Runs a program of this folder. */
module.exports = (name, ...parameters) => {
  const program = ['--import', 'tsx', path.join(__dirname, name), ...parameters];
  execFileSync(process.execPath, program, {
    cwd: path.resolve(__dirname, '../../../..'),
    stdio: 'inherit',
  });
};
