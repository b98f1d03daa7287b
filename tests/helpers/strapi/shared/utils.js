/* global requireShared */
module.exports = requireShared('@strapi/utils');
