import { PLUGIN_ID, type OrderForm, type SummaryForm } from '../../contracts';

/**
 * Kinds of attributes that several types share. Each call returns a new object, because Strapi
 * modifies them.
 */

/**
 * One line in the form, any length in the database, so that values from S-360 are never cut or
 * refused.
 */
export const line = () => ({
  type: 'string',
  column: { type: 'text', args: ['longtext'] },
});

/** For the plugin only: no role of the admin panel and no token can see it. */
export const hiddenAttribute = (type: 'boolean' | 'string' | 'text' | 'integer') => ({
  type,
  visible: false,
  private: true,
  searchable: false,
});

/** A number for programs; people read the text next to it. */
export const figureAttribute = (type: 'biginteger' | 'integer') => ({
  type,
  visible: false,
  searchable: false,
});

/** Thousandths of the currency unit. */
export const money = () => figureAttribute('biginteger');

/**
 * Limited because MySQL's indexes hold 768 characters: a document id has 24, and the other columns
 * need the rest.
 */
export const documentIdCopy = () => ({
  ...hiddenAttribute('string'),
  column: { type: 'string', args: [64] },
});

/** The form in which the list of the Content Manager shows the attribute. */
export const writtenAs = (form: SummaryForm | OrderForm) => ({
  pluginOptions: { [PLUGIN_ID]: { form } },
});
