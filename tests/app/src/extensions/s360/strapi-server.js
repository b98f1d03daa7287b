'use strict';

/** Adds to the contact what a venue has besides: attributes by name, as JSON in the environment. */
module.exports = (plugin) => {
  const added = JSON.parse(process.env.S360_CONTACT_ATTRIBUTES ?? '{}');
  const { contact } = plugin.contentTypes;
  const schema = { ...contact.schema, attributes: { ...contact.schema.attributes, ...added } };
  return {
    ...plugin,
    contentTypes: { ...plugin.contentTypes, contact: { ...contact, schema } },
  };
};
