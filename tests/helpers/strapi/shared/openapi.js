/* global requireShared */
module.exports = requireShared('@strapi/openapi');
