import { isRecord } from '../../../kernel/is-record';
import type { ContactType } from './contact-path';

/** What S-360 writes in place of both names of a person whom it makes anonymous (documented). */
const CROSSED_OUT = /^x{3,}$/i;

/** The state and the remark of such a contact (documented; that `state` has it is inferred). */
const ACCOUNT_DELETED = 'ACCOUNT_DELETED';
const REMARK = 'contact anonymized';
const REMARKS = ['remark', 'remarks', 'comment'] as const;

const NAMES: Record<ContactType, readonly string[]> = {
  individual: ['individualFirstname', 'individualLastname'],
  structure: ['structureOfficialName'],
};

export const isCrossedOut = (value: unknown): boolean =>
  typeof value === 'string' && CROSSED_OUT.test(value.trim());

/**
 * Whether S-360 has made the person anonymous: irreversibly, with its sales kept. Nothing of such an
 * item may reach the CRM, or another institution through it.
 */
export function isAnonymised(
  item: Readonly<Record<string, unknown>>,
  type: ContactType | null,
): boolean {
  if (typeof item.state === 'string' && item.state.trim().toUpperCase() === ACCOUNT_DELETED)
    return true;
  const section = type === null ? null : item[`${type}Contact`];
  const data = isRecord(section) ? section : {};
  const remarks = REMARKS.flatMap((key) => [item[key], data[key]]);
  if (remarks.some((text) => typeof text === 'string' && text.trim().toLowerCase() === REMARK))
    return true;
  return type !== null && NAMES[type].every((name) => isCrossedOut(data[name]));
}
