import {
  INSTITUTION_CHANGE_UID,
  INSTITUTION_SECRET_UID,
  STORED_INSTITUTION_UID,
} from '../../../contracts/uids';
import type { InternalModel } from '../../../kernel/module-parts';

/** The settings of an institution that people manage in the admin panel, without secrets. */
export const storedInstitution = {
  uid: STORED_INSTITUTION_UID,
  tableName: 's360_stored_institutions',
  singularName: 's360-stored-institution',
  transfer: 'left',
  retention: 'forever',
  indexes: [{ name: 's360_stored_institutions_uq', columns: ['code'], type: 'unique' }],
  attributes: {
    id: { type: 'increments' },
    code: { type: 'string', column: { notNullable: true } },
    isActive: { type: 'boolean', column: { notNullable: true } },
    settings: { type: 'json', column: { notNullable: true } },
    /** Differs after every change, also of secrets: this is how other processes notice. */
    revision: { type: 'string', column: { notNullable: true } },
    changedAt: { type: 'datetime', column: { notNullable: true } },
    changedBy: { type: 'string' },
  },
} satisfies InternalModel;

/** A secret of a stored institution, encrypted. */
export const institutionSecret = {
  uid: INSTITUTION_SECRET_UID,
  tableName: 's360_institution_secrets',
  singularName: 's360-institution-secret',
  transfer: 'left',
  retention: 'forever',
  indexes: [{ name: 's360_institution_secrets_idx', columns: ['institution'] }],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    kind: { type: 'string', column: { notNullable: true } },
    encrypted: { type: 'text', column: { notNullable: true } },
    setAt: { type: 'datetime', column: { notNullable: true } },
    setBy: { type: 'string' },
    lastUsedAt: { type: 'datetime' },
  },
} satisfies InternalModel;

/** Who changed what of an institution, without values. */
export const institutionChange = {
  uid: INSTITUTION_CHANGE_UID,
  tableName: 's360_institution_changes',
  singularName: 's360-institution-change',
  transfer: 'left',
  retention: 'forever',
  indexes: [{ name: 's360_institution_changes_idx', columns: ['institution'] }],
  attributes: {
    id: { type: 'increments' },
    institution: { type: 'string', column: { notNullable: true } },
    kind: { type: 'string', column: { notNullable: true } },
    settings: { type: 'json' },
    changedAt: { type: 'datetime', column: { notNullable: true } },
    changedBy: { type: 'string' },
  },
} satisfies InternalModel;
