const path = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/**
 * Files of the long run, the longest first: whatever begins last is what the run waits for. Jest
 * knows how long files took only where it ran before.
 */
const LONGEST_FIRST = [
  'killed-process',
  'webhook-fuzz',
  'world',
  'orders-interleaved',
  'random-scenarios',
  'birth-dates',
  'merge-convergence',
  'limiter',
];

const FOLDER = path.resolve(__dirname, '../long');

function rankOf(test) {
  const rank = LONGEST_FIRST.indexOf(path.basename(test.path, '.test.ts'));
  return path.dirname(test.path) === FOLDER && rank >= 0 ? rank : LONGEST_FIRST.length;
}

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rankOf(a) - rankOf(b));
  }
};
