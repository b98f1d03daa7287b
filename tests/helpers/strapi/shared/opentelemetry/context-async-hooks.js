/* global requireShared */
module.exports = requireShared('@opentelemetry/context-async-hooks');
