import { REFUSED_CREDENTIALS_UID } from '../../contracts/uids';
import type { InternalModel } from '../../kernel/module-parts';

/**
 * Webhook calls with wrong credentials. Unlike a refusal, an accepted delivery does not end them.
 */
export const refusedCredentials = {
  uid: REFUSED_CREDENTIALS_UID,
  tableName: 's360_refused_credentials',
  singularName: 's360-refused-credentials',
  transfer: 'left',
  retention: 'whileNeeded',
  indexes: [
    { name: 's360_refused_credentials_uq', columns: ['institution', 'stream'], type: 'unique' },
  ],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    stream: { type: 'string', column: { notNullable: true } },
    times: { type: 'integer', column: { notNullable: true } },
    firstAt: { type: 'datetime', column: { notNullable: true } },
    lastAt: { type: 'datetime', column: { notNullable: true } },
  },
} satisfies InternalModel;
