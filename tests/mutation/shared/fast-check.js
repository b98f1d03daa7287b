/* global requireShared */
const fastCheck = requireShared('fast-check');

/** For each mutant the same values, and few: a score that chance moves cannot be a threshold. */
const assert = (property, parameters) =>
  fastCheck.assert(property, {
    ...parameters,
    seed: 1,
    numRuns: Math.min(parameters?.numRuns ?? Infinity, 100),
  });

module.exports = { ...fastCheck, default: { ...fastCheck.default, assert }, assert };
