const path = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/**
 * The longest files of each run, the longest first: whatever begins last is what the run waits for.
 * Jest knows how long files took only where it ran before.
 */
const LONGEST_FIRST = [
  'unit/bookings/fault-matrix',
  'integration/contacts/push/lost-answers',
  'integration/scenes/wrong-s360',
  'integration/sending/closed-institutions',
  'integration/bulk-jobs/bulk-guard',
  'integration/bookings/bookings-of-two-processes',
  'integration/bookings/bookings-faults',
  'integration/institutions/contract-check',
  'integration/sending/limits',
  'integration/catalog/catalog-of-two-processes',
  'integration/scenes/long-work-takes-turns',
  'integration/sending/refused-calls',
  'integration/app/restart',
  'integration/contacts/edits/two-hundred-edits',
  'integration/orders/summaries/purchase-summaries-exact',
  'long/killed-process',
  'long/webhook-fuzz',
  'long/world',
  'long/orders-interleaved',
  'long/random-scenarios',
  'long/every-order-of-field',
  'long/birth-dates',
  'long/every-order-of-booking',
  'long/merge-convergence',
  'long/purchase-summaries-exact',
  'long/coalesced-edits',
  'long/limiter',
];

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
