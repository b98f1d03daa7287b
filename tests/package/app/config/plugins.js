'use strict';

module.exports = () => ({
  s360: {
    enabled: true,
    config: {
      // The simulator runs on this machine.
      allowPrivateAddresses: ['127.0.0.1', 'localhost'],
      institutions: [],
    },
  },
});
