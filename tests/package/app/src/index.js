'use strict';

module.exports = {
  register() {},
  bootstrap() {
    // Whoever started this app and waits for it is gone: nobody else would stop it.
    if (process.env.STOP_WITH_PARENT === 'true') {
      process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    }
  },
};
