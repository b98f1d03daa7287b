import { PLUGIN_ID, type SummaryForm } from '../../contracts';

/** Kinds of attributes that several types have. Strapi writes into them, so each use makes its own. */

/** One line in the form, any length in the database: what S-360 sends is never cut or refused. */
export const line = () => ({
  type: 'string',
  column: { type: 'text', args: ['longtext'] },
});

/** Read by the plugin only: no role of the admin panel and no token is shown it. */
export const hidden = (type: 'boolean' | 'string' | 'text' | 'integer') => ({
  type,
  visible: false,
  private: true,
  searchable: false,
});

/** A number for programs; what a person reads is the text beside it. */
export const figure = (type: 'biginteger' | 'integer') => ({
  type,
  visible: false,
  searchable: false,
});

/** Thousandths of the currency unit. */
export const money = () => figure('biginteger');

/** MySQL's indexes hold 768 characters: a copy of a document id (24) leaves room for the rest. */
export const documentIdCopy = () => ({
  ...hidden('string'),
  column: { type: 'string', args: [64] },
});

/** The form that the list of the Content Manager gives it. */
export const writtenAs = (form: SummaryForm) => ({ pluginOptions: { [PLUGIN_ID]: { form } } });
