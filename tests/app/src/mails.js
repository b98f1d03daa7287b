'use strict';

const fs = require('node:fs/promises');
const path = require('node:path');

/**
 * An e-mail provider that writes each mail as JSON into a folder, named so that the last is the
 * newest. A provider that the configuration names would have to be a package, or have a path in
 * lower case: Strapi lowers it.
 */
const mailsInto = (folder) => {
  let count = 0;
  return {
    async send(mail) {
      await fs.mkdir(folder, { recursive: true });
      count += 1;
      const name = `${Date.now()}-${String(count).padStart(4, '0')}.json`;
      await fs.writeFile(path.join(folder, name), JSON.stringify(mail, null, 2));
    },
  };
};

module.exports = { mailsInto };
