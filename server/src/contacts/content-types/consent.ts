import { hiddenFromEditors } from '../../kernel/content-types/hidden';

/** A contact's answer to one kind of marketing at one institution (S-360: authorization). */
const schema = {
  kind: 'collectionType',
  collectionName: 's360_consents',
  info: {
    singularName: 'consent',
    pluralName: 'consents',
    displayName: 'Consent',
    description: "A contact's answer to one kind of marketing at one institution",
  },
  options: { draftAndPublish: false },
  pluginOptions: hiddenFromEditors,
  indexes: [
    {
      name: 's360_consents_code_uq',
      columns: ['institution', 'contact_document_id', 'code'],
      type: 'unique',
    },
    // Queries for consenting contacts need only this index.
    {
      name: 's360_consents_allowed_idx',
      columns: ['institution', 'code', 'allowed', 'contact_document_id'],
    },
    { name: 's360_consents_contact_idx', columns: ['contact_document_id'] },
  ],
  attributes: {
    contactDocumentId: { type: 'string', required: true },
    institution: { type: 'string', required: true },
    code: { type: 'string', required: true },
    allowed: { type: 'boolean', required: true },
    source: { type: 'enumeration', enum: ['s360', 'crm'], required: true },
    changedAt: { type: 'datetime' },
    changedByUser: { type: 'string', private: true },
    /** What the person was asked, as text or as its version; none for an answer from S-360. */
    wording: { type: 'text' },
  },
};

export default { schema };
