import { isNamedIn, NAME_ERASED } from '../contacts';
import { ALERT_MAIL_UID, ALERT_UID } from '../contracts/uids';
import { text } from '../kernel/database/values';
import type { DataTable } from '../kernel/personal-data';

/**
 * What this module stores of people: a cause may be what S-360 answered about somebody. The alert
 * stays, so that its end is reported. Mails of alerts go to colleagues.
 */
export const alertPersonalData: readonly DataTable[] = [
  {
    uid: ALERT_UID,
    holds: ['key', 'cause'],
    keeps: ['kind', 'institution', 'actor', 'heldAt'],
    isScanned: 'changing',
    rowsOf: () => [{ cause: { $notNull: true } }],
    erased: ({ cause, id, institution }, person) =>
      isNamedIn(text(cause), person, text(institution) || null)
        ? { key: `erased:${String(id)}`, cause: NAME_ERASED }
        : null,
    shown: ({ cause, institution }) => ({ institution, cause }),
  },
  { uid: ALERT_MAIL_UID, keeps: ['recipient', 'causes', 'failure'] },
];
