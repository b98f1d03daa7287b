/* global requireShared */
module.exports = requireShared('@opentelemetry/sdk-trace-base');
