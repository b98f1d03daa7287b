import { EXCLUDED_ITEM_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * The last state received of a record that is older than the institution's depth of past data. The
 * CRM does not have the record; the item is kept so that it can be imported later.
 */
export const excludedItem = {
  uid: EXCLUDED_ITEM_UID,
  tableName: 's360_excluded_items',
  singularName: 's360-excluded-item',
  transfer: 'carried',
  retention: 'forever',
  indexes: [
    {
      name: 's360_excluded_items_uq',
      columns: ['institution', 'stream', 'number'],
      type: 'unique',
    },
    { name: 's360_excluded_next_idx', columns: ['institution', 'id'] },
    { name: 's360_excluded_email_idx', columns: ['institution', 'stream', 'email_key'] },
    { name: 's360_excluded_phone_idx', columns: ['institution', 'stream', 'phone_key'] },
    { name: 's360_excluded_name_idx', columns: ['institution', 'stream', 'name_key'] },
    { name: 's360_excluded_keyed_idx', columns: ['institution', 'stream', 'keyed_by'] },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    stream: { type: 'string', column: { notNullable: true } },
    number: { type: 'string', column: { notNullable: true } },
    changedAt: { type: 'datetime' },
    body: { type: 'text' },
    excludedAt: { type: 'datetime', column: { notNullable: true } },
    /** Keys for finding a contact, the same as the search columns of the CRM's contacts. */
    emailKey: { type: 'string' },
    phoneKey: { type: 'string' },
    nameKey: { type: 'string' },
    /** A digest of the settings by which the item was read when its keys were derived. */
    keyedBy: { type: 'string' },
  },
} satisfies InternalModel;
