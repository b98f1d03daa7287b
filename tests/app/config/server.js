'use strict';

module.exports = ({ env }) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  app: { keys: env.array('APP_KEYS', ['first-key-of-the-demo', 'second-key-of-the-demo']) },
  mcp: { enabled: env.bool('MCP', false) },
  // It would ask the package registry at each start and write a file into this folder.
  logger: { updates: { enabled: false } },
});
