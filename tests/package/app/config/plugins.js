'use strict';

module.exports = () => ({
  s360: {
    enabled: true,
    config: {
      institutions: [],
    },
  },
});
