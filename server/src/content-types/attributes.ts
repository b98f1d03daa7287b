/** Kinds of attributes that several types have. Strapi writes into them, so each use makes its own. */

/** One line in the form, any length in the database: what S-360 sends is never cut or refused. */
export const line = () => ({
  type: 'string',
  column: { type: 'text', args: ['longtext'] },
});

/** Read by the plugin only. */
export const hidden = (type: 'biginteger' | 'string' | 'text' | 'integer') => ({
  type,
  visible: false,
});

/** Thousandths of the currency unit; what a person reads is the text beside it. */
export const money = () => hidden('biginteger');

/** MySQL's indexes hold 768 characters: a copy of a document id (24) leaves room for the rest. */
export const documentIdCopy = () => ({
  type: 'string',
  visible: false,
  column: { type: 'string', args: [64] },
});
