import { hiddenAttribute } from '../../kernel/content-types/attributes';
import { hiddenFromEditors } from '../../kernel/content-types/hidden';

/**
 * One S-360 instance in use. Rows are written at boot and after each change, and no row
 * contains secrets. What people set in the admin panel is in the internal table of stored
 * institutions.
 */
const schema = {
  kind: 'collectionType',
  collectionName: 's360_institutions',
  info: {
    singularName: 'institution',
    pluralName: 'institutions',
    displayName: 'Institution',
    description: 'One S-360 instance',
  },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromEditors,
  indexes: [{ name: 's360_institutions_code_uq', columns: ['code'], type: 'unique' }],
  attributes: {
    code: { type: 'string', required: true },
    name: { type: 'string', required: true },
    baseUrl: { type: 'string', required: true },
    managedBy: { type: 'enumeration', enum: ['configuration', 'admin'], required: true },
    active: { type: 'boolean', required: true },
    pushNewContacts: { type: 'boolean', required: true },
    sendingPaused: { type: 'boolean', default: false },
    receivingPaused: { type: 'boolean', default: false },
    sendingTrust: { type: 'json', private: true },
    /** The Strapi that the trust was recorded in: it counts nowhere else. */
    installation: hiddenAttribute('string'),
    clockOffsetMs: { type: 'biginteger', private: true },
    settings: { type: 'json', private: true },
  },
};

export default { schema };
