import type { ConflictStatus } from '../../contracts/contacts/conflicts';
import { reason, type Reason } from '../../contracts/reasons';

/** A conflict for somebody who may not see the values, which are personal data. */
export const withoutValues = (conflict: ConflictStatus): ConflictStatus => ({
  ...conflict,
  baseValue: null,
  localValue: null,
  remoteValue: null,
  crmValue: null,
});

/** A refusal that does not name the values of the two sides. */
export function refusalWithoutValues(why: Reason): Reason {
  const { code, field } = why.values;
  switch (why.code) {
    case 'changedInCrm':
    case 'changedInS360':
    case 'notHeldSo':
      return reason('changedSince', { field: String(field) });
    case 'consentChanged':
      return reason('changedSince', { field: String(code) });
    default:
      return why;
  }
}
