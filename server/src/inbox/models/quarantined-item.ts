import { QUARANTINED_ITEM_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/** An item of a delivery that could not be applied: the whole item as text, with the reasons. */
export const quarantinedItem = {
  uid: QUARANTINED_ITEM_UID,
  tableName: 's360_quarantined_items',
  singularName: 's360-quarantined-item',
  transfer: 'left',
  retention: 'whileNeeded',
  indexes: [
    {
      name: 's360_quarantined_items_uq',
      columns: ['delivery_id', 'position'],
      type: 'unique',
    },
    { name: 's360_quarantined_items_institution_idx', columns: ['institution', 'stream'] },
    // With what the start page says of each cause: the rows are large.
    {
      name: 's360_quarantined_items_reason_idx',
      columns: ['reason_code', 'institution', 'stream', 'quarantined_at', 'id'],
    },
    { name: 's360_quarantined_items_number_idx', columns: ['institution', 'contact_number'] },
    { name: 's360_quarantined_items_awaits_idx', columns: ['awaits_contact'] },
  ],
  attributes: {
    id: { type: 'increments' },
    deliveryId: { type: 'integer', column: { notNullable: true } },
    position: { type: 'integer', column: { notNullable: true } },
    institution: { type: 'string', column: { notNullable: true } },
    stream: { type: 'string', column: { notNullable: true } },
    contactNumber: { type: 'string' },
    orderId: { type: 'string' },
    /**
     * The contact whose create must be confirmed before the item can be evaluated; `link` when the
     * item waits until its number is linked.
     */
    awaitsContact: { type: 'string' },
    body: { type: 'text' },
    reasons: { type: 'json' },
    /** The code of the first reason, by which items are grouped. */
    reasonCode: { type: 'string' },
    quarantinedAt: { type: 'datetime' },
  },
} satisfies InternalModel;
