'use strict';

module.exports = ({ strapi }) => ({
  async update(ctx) {
    const { documentId } = ctx.params;
    const contacts = strapi.documents('plugin::s360.contact');
    ctx.body = { data: await contacts.update({ documentId, data: ctx.request.body.data }) };
  },
});
