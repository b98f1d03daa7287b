/* global requireShared */
module.exports = requireShared('libphonenumber-js/min');
