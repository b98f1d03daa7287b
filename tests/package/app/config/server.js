'use strict';

module.exports = ({ env }) => ({
  host: '127.0.0.1',
  port: env.int('PORT'),
  app: { keys: ['first-key-of-a-test', 'second-key-of-a-test'] },
  logger: { updates: { enabled: false } },
});
