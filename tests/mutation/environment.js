const { TestEnvironment } = require('jest-environment-node');

/** Each world has its own of these; they are compared by `instanceof`. */
const SHARED = { Date, Error, Math, RangeError, SyntaxError, TypeError };

/** Loads packages once for all mutants, and ends with the first test that fails: one is enough. */
module.exports = class MutationEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, SHARED, { requireShared: require });
  }

  async handleTestEvent(event) {
    if (event.name === 'test_done' && event.test.errors.length > 0) this.hasFailed = true;
    if (event.name === 'test_start' && this.hasFailed) event.test.mode = 'skip';
  }
};
