import { INSTALLATION_UID } from '../../contracts/uids';
import type { InternalModel } from '../module-parts';

/**
 * One row with a random id, by which data of another Strapi is recognized. Strapi's data transfer
 * leaves it where it is.
 */
export const installation = {
  uid: INSTALLATION_UID,
  tableName: 's360_installation',
  singularName: 's360-installation',
  transfer: 'left',
  retention: 'forever',
  indexes: [{ name: 's360_installation_uq', columns: ['name'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    name: { type: 'string', column: { notNullable: true, args: [64] } },
    installation: { type: 'string', column: { notNullable: true, args: [64] } },
  },
} satisfies InternalModel;
