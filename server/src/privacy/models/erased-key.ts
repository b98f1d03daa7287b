import { ERASED_KEY_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * A keyed digest by which an erased person is recognized: of the number at an institution, or of
 * what a matching rule compares. Without the secret it says nothing.
 */
export const erasedKey = {
  uid: ERASED_KEY_UID,
  tableName: 's360_erased_keys',
  singularName: 's360-erased-key',
  transfer: 'carried',
  retention: 'forever',
  indexes: [{ name: 's360_erased_keys_uq', columns: ['key'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    key: { type: 'string', column: { notNullable: true, args: [64] } },
    erasedAt: { type: 'datetime', column: { notNullable: true } },
  },
} satisfies InternalModel;
