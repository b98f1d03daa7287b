/* global requireShared */
module.exports = requireShared('@opentelemetry/api');
