const path = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/**
 * The longest files of each run, the longest first: whatever begins last is what the run waits for.
 * Jest knows how long files took only where it ran before.
 */
const LONGEST_FIRST = require('./longest-files.json');

const TESTS = path.resolve(__dirname, '../..');

function rankOf(test) {
  const name = path.relative(TESTS, test.path).split(path.sep).join('/');
  const rank = LONGEST_FIRST.indexOf(name.replace(/\.test\.ts$/, ''));
  return rank >= 0 ? rank : LONGEST_FIRST.length;
}

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rankOf(a) - rankOf(b));
  }
};
