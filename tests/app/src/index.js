'use strict';

const { mailsInto } = require('./mails');

module.exports = {
  register() {},
  bootstrap({ strapi }) {
    // Nothing leaves the machine: what is sent lies where tests, and who tries the demo, can read it.
    if (process.env.MAIL_FOLDER) {
      strapi.plugin('email').provider = mailsInto(process.env.MAIL_FOLDER);
    }
    // Whoever started this app and waits for it is gone: nobody else would stop it.
    if (process.env.STOP_WITH_PARENT === 'true') {
      process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    }
  },
};
