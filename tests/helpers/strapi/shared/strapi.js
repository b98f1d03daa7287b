/* global requireShared */
module.exports = requireShared('@strapi/strapi');
