const path = require('node:path');

/** @type {import('jest').Config} */
module.exports = {
  rootDir: __dirname,
  testEnvironment: path.join(__dirname, 'environment.js'),
  // Made by bundle.mjs.
  testMatch: [path.join(__dirname, 'bundle.js')],
  transform: {},
  moduleNameMapper: {
    '^@strapi/utils$': path.join(__dirname, 'shared/strapi-utils.js'),
    '^fast-check$': path.join(__dirname, 'shared/fast-check.js'),
    '^libphonenumber-js/min$': path.join(__dirname, 'shared/libphonenumber.js'),
  },
};
