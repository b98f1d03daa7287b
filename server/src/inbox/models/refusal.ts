import { REFUSAL_UID } from '../../contracts/uids';

/**
 * A payload that S-360 posts again and again because it is not answered with 200, told by its
 * fingerprint; the row goes when something is accepted that cures it.
 */
export const refusal = {
  uid: REFUSAL_UID,
  tableName: 's360_refusals',
  singularName: 's360-refusal',
  indexes: [
    {
      name: 's360_refusals_uq',
      columns: ['institution', 'stream', 'fingerprint'],
      type: 'unique',
    },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    stream: { type: 'string', column: { notNullable: true } },
    fingerprint: { type: 'string', column: { notNullable: true } },
    status: { type: 'integer', column: { notNullable: true } },
    times: { type: 'integer', column: { notNullable: true } },
    firstAt: { type: 'datetime', column: { notNullable: true } },
    lastAt: { type: 'datetime', column: { notNullable: true } },
  },
};
